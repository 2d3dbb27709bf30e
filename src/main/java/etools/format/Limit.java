package etools.format;

/// What a file from a stranger may ask of us. A person can set each; see [Limits].
public enum Limit {
    ARCHIVE_DEPTH("archive.depth", 2, "archives that lie in one another"),
    ARCHIVE_ENTRIES("archive.entries", 1_000_000, "files in one archive"),
    ARCHIVE_BYTES("archive.bytes", 64L << 30, "bytes that one archive unpacks to"),
    ARCHIVE_RATIO("archive.ratio", 200, "times that an archive unpacks to its own size"),
    MEMBER_BYTES("member.bytes", 4L << 30, "bytes that one file in an archive unpacks to"),
    PAGE_BYTES("page.bytes", 32 << 20, "bytes of one web page"),
    DOCUMENT_BYTES("document.bytes", 256 << 20, "bytes of one book or document"),
    DOCUMENT_PAGES("document.pages", 10_000, "pages or chapters of one document"),
    FEED_BYTES("feed.bytes", 256 << 20, "bytes of one feed or other XML file"),
    MAIL_BYTES("mail.bytes", 64 << 20, "bytes of one mail"),
    PICTURE_BYTES("picture.bytes", 10 << 20, "bytes of one picture"),
    PICTURE_PIXELS("picture.pixels", 100_000_000, "pixels of one picture, width times height"),
    PICTURES_BYTES("pictures.bytes", 20 << 20, "bytes of one article's pictures"),
    FILE_SECONDS("file.seconds", 60, "seconds of work on one document");

    private final String setting;
    private final long usual;
    private final String meaning;

    Limit(String setting, long usual, String meaning) {
        this.setting = setting;
        this.usual = usual;
        this.meaning = meaning;
    }

    /// Its name in the settings: `archive.depth`.
    public String setting() {
        return setting;
    }

    public long usual() {
        return usual;
    }

    /// What it counts, for the README and the command line.
    public String meaning() {
        return meaning;
    }
}
