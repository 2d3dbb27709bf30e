package etools.reading;

/// What the numbers in readings stand for.
public interface Names {
    /// The category's ID; "" for 0.
    String categoryId(int category);

    /// The category's display name; "" for 0.
    String categoryName(int category);

    /// The name of a source or a tag; "" for 0.
    String label(int label);
}
