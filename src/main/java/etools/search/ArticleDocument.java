package etools.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.NumericDocValuesField;

import java.util.ArrayList;
import java.util.List;

/// An article as Lucene takes it. One for each thread, filled again for each article.
final class ArticleDocument {

    private static final FieldType TEXT = Fields.withPositions(true);
    private static final FieldType URL = Fields.withPositions(false);
    private static final FieldType TAG = Fields.docsOnly();

    private final TextStream text = new TextStream();
    private final TextStream title = new TextStream();
    private final TextStream url = new TextStream();
    private final Field textField = new Field(Fields.TEXT, text, TEXT);
    private final Field titleField = new Field(Fields.TITLE, title, TEXT);
    private final Field urlField = new Field(Fields.URL, url, URL);
    private final IntField row = new IntField(Fields.ROW, 0, Field.Store.NO);

    private final NumericDocValuesField sketch = new NumericDocValuesField(Fields.SKETCH, 0);

    Document of(IndexedArticle article) {
        Document document = new Document();
        List<String> texts = new ArrayList<>(3 + article.tags().size());
        texts.add(article.title());
        texts.addAll(article.tags());
        if (article.givenSummary() != null) {
            texts.add(article.givenSummary());
        }
        texts.add(article.body());
        text.of(texts);
        document.add(textField);
        title.of(List.of(article.title()));
        document.add(titleField);
        if (article.url() != null) {
            url.of(List.of(Fields.withoutScheme(article.url())));
            document.add(urlField);
        }
        for (String tag : article.tags()) {
            document.add(new Field(Fields.TAG, Fields.foldedTag(tag), TAG));
        }
        row.setIntValue(article.row());
        document.add(row);
        long drawn = Sketch.of(article.body());
        if (drawn != Sketch.NONE) {
            sketch.setLongValue(drawn);
            document.add(sketch);
        }
        return document;
    }
}
