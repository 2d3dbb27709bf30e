package etools.search;

import etools.article.Credits;

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
    private static final FieldType UNRANKED = Fields.withPositions(false);
    private static final FieldType TAG = Fields.docsOnly();

    private final TextStream text = new TextStream();
    private final TextStream title = new TextStream();
    private final TextStream url = new TextStream();
    private final TextStream authors = new TextStream();
    private final TextStream source = new TextStream();
    private final Field textField = new Field(Fields.TEXT, text, TEXT);
    private final Field titleField = new Field(Fields.TITLE, title, TEXT);
    private final Field urlField = new Field(Fields.URL, url, UNRANKED);
    private final Field authorField = new Field(Fields.AUTHOR, authors, UNRANKED);
    private final Field sourceField = new Field(Fields.SOURCE, source, UNRANKED);
    private final IntField row = new IntField(Fields.ROW, 0, Field.Store.NO);

    private final NumericDocValuesField sketch = new NumericDocValuesField(Fields.SKETCH, 0);

    Document of(IndexedArticle article) {
        Document document = new Document();
        List<String> texts = new ArrayList<>(3 + article.tags().size());
        texts.add(article.title());
        texts.addAll(article.tags());
        addCredits(article.credits(), texts, document);
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

    private void addCredits(Credits credits, List<String> texts, Document document) {
        if (!credits.authors().isEmpty()) {
            texts.addAll(credits.authors());
            authors.of(credits.authors());
            document.add(authorField);
        }
        if (credits.source() != null) {
            texts.add(credits.source());
            source.of(List.of(credits.source()));
            document.add(sourceField);
        }
        if (credits.language() != null) {
            String language = Fields.foldedLanguage(credits.language());
            document.add(new Field(Fields.LANGUAGE, language, TAG));
            int kind = language.indexOf('-');
            if (kind > 0) {
                document.add(new Field(Fields.LANGUAGE, language.substring(0, kind), TAG));
            }
        }
    }
}
