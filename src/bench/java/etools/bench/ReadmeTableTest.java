package etools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;

class ReadmeTableTest {

    @Test
    void theReadmesFiguresAreThoseOfTheResultsKept() throws IOException {
        assertThat(ReadmeTable.written())
                .as("run: mvn -q -Pbench -DskipTests package exec:exec@benchmark -Dparts=readme")
                .isEqualTo(ReadmeTable.table());
    }

    @Test
    void aTargetIsReachedByWhatWasMeasured() {
        ObjectNode results = Results.MAPPER.createObjectNode();
        results.putObject("disk").put("timesText", 1.5);
        assertThat(Targets.of(results))
                .containsExactly(
                        new Targets.Line(
                                "disk, against the raw text", "1.50", "1.50 at most", true));
        results.putObject("disk").put("timesText", 1.51);
        assertThat(Targets.of(results)).noneMatch(Targets.Line::reached);
    }

    @Test
    void theSlowestKindOfSearchCounts() {
        ObjectNode results = Results.MAPPER.createObjectNode();
        ObjectNode search = results.putObject("search");
        search.putObject("a")
                .put("title", "a")
                .put("by", "date")
                .put("p99", 51)
                .put("timesAsFast", 3);
        search.putObject("b")
                .put("title", "b")
                .put("by", "date")
                .put("p99", 2)
                .put("timesAsFast", 1.1);
        List<Targets.Line> lines = Targets.of(results);
        assertThat(lines).extracting(Targets.Line::value).containsExactly("51.0 ms", "1.10");
        assertThat(lines).extracting(Targets.Line::reached).containsExactly(false, true);
    }
}
