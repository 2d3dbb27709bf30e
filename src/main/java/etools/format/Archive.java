package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// A file of many, whose table of contents is known. Close it.
interface Archive extends Closeable {

    /// One member.
    interface Entry {
        /// As the archive has it, with `/` for `\`.
        String name();

        int index();

        boolean isFolder();

        boolean isEncrypted();

        /// A link, a pipe or a device.
        boolean isNoFile();
    }

    int count();

    Entry entry(int index) throws IOException;

    /// The place of the last member of that name, or -1.
    int last(String name) throws IOException;

    /// What a member holds. Reading it ends with an [OverLimit] where it unpacks to more than a
    /// limit allows, with another IOException where it is damaged.
    ///
    /// @throws RefusedException it is encrypted, or packed in a way that we do not read
    InputStream open(int index) throws IOException, RefusedException;

    /// Why the archive may hold more than its table says, or null where all is well.
    @Nullable String trouble();
}
