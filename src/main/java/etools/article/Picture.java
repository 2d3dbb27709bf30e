package etools.article;

/// A picture that came inside a file.
///
/// @param hash SHA-256 of the bytes, in lower-case hexadecimal
/// @param mediaType such as `image/png`
@SuppressWarnings("ArrayRecordComponent") // two pictures are the same when their hashes are
public record Picture(String hash, String mediaType, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return mediaType + " " + hash + " (" + bytes.length + " bytes)";
    }
}
