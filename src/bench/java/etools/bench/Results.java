package etools.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What was measured, part by part, in one file of JSON. A part that runs again takes the place of
/// what stood there; the others stay, each with the machine it ran on.
final class Results {

    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final ObjectNode all;

    private Results(Path file, ObjectNode all) {
        this.file = file;
        this.all = all;
    }

    static Results in(Path folder, int articles) throws IOException {
        Path file = folder.resolve("results.json");
        ObjectNode all = MAPPER.createObjectNode();
        if (Files.exists(file)
                && MAPPER.readTree(Files.readString(file)) instanceof ObjectNode there) {
            all = there;
        }
        all.put("articles", articles);
        return new Results(file, all);
    }

    /// A part's figures, to be filled anew.
    ObjectNode begin(String part, Machine machine) {
        ObjectNode figures = all.putObject(part);
        figures.set("machine", machine.json());
        return figures;
    }

    JsonNode json() {
        return all;
    }

    Path file() {
        return file;
    }

    void save() throws IOException {
        Files.writeString(file, MAPPER.writeValueAsString(all) + "\n");
    }
}
