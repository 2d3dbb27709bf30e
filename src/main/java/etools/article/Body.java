package etools.article;

/// The article's own text: plain paragraphs parted by blank lines, or HTML that [etools.format] has
/// cut down to the allowlist.
///
/// Pictures that came with the file stand in HTML as `<img src="picture:HASH">`; any other address
/// is only ever shown as text.
public record Body(Kind kind, String content) {

    public enum Kind {
        TEXT,
        HTML
    }

    /// Start of the address of a picture kept in the library; the picture's hash follows.
    public static final String PICTURE_SCHEME = "picture:";

    public static Body text(String content) {
        return new Body(Kind.TEXT, content);
    }

    /// @param content already sanitised
    public static Body html(String content) {
        return new Body(Kind.HTML, content);
    }

    /// What a person would read aloud: paragraphs parted by one blank line.
    public String plainText() {
        return switch (kind) {
            case TEXT -> content;
            case HTML -> HtmlText.of(content);
        };
    }
}
