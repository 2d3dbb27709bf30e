package etools.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Our own articles, see [ArticleJson]: the one kind that loses nothing of an article as it is now.
final class JsonLinesExport implements ExportFormat.OneFile {

    @Override
    public String key() {
        return "jsonl";
    }

    @Override
    public String name() {
        return "JSON Lines";
    }

    @Override
    public List<String> endings() {
        return List.of("jsonl", "ndjson");
    }

    @Override
    public String carries() {
        return "everything: text, pictures, tags, credits, notes, the reading record, unknown"
                + " fields";
    }

    @Override
    public Articles begin(OutputStream out, int articles) {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        return new Articles() {
            @Override
            public void add(ExportedArticle article) throws IOException {
                writer.write(ArticleJson.write(article));
                writer.write('\n');
            }

            @Override
            public void close() throws IOException {
                writer.flush();
            }
        };
    }
}
