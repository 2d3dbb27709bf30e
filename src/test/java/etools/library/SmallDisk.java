package etools.library;

import etools.store.Database;
import etools.store.Migrations;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// A library on a disk that has as much room as a test says.
public final class SmallDisk {

    public static Library open(Path folder, LongSupplier usableBytes) {
        InstantSource clock = InstantSource.system();
        return Library.open(
                () ->
                        Database.open(
                                folder,
                                "a test",
                                clock,
                                Migrations.ALL,
                                _ -> usableBytes.getAsLong()),
                clock);
    }

    private SmallDisk() {}
}
