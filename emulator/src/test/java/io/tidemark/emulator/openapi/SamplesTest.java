package io.tidemark.emulator.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.file.BackendReader;
import io.tidemark.emulator.file.BundledBackends;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Backend OCO = BundledBackends.read("oco");

    @Test
    void eachConditionOfAnEventHasASample() {
        assertThat(shown(OCO))
                .containsExactly(
                        "HELLO {\"event\":\"HELLO\",\"param\":{}}",
                        "DESCRIPTION {\"event\":\"DESCRIPTION\",\"param\":{}}",
                        "GOODBYE {\"event\":\"GOODBYE\",\"param\":{}}",
                        "WHATS_NEXT {\"event\":\"WHATS_NEXT\",\"param\":{}}",
                        "MEASUREMENT, progress given {\"event\":\"MEASUREMENT\",\"param\":{\"progress\":50}}",
                        "MEASUREMENT, progress absent {\"event\":\"MEASUREMENT\",\"param\":{}}",
                        "ADJUSTMENT, progress given {\"event\":\"ADJUSTMENT\",\"param\":{\"progress\":50}}",
                        "ADJUSTMENT, progress absent {\"event\":\"ADJUSTMENT\",\"param\":{}}");
    }

    @Test
    void whatMustNotFallIsToldFallingToo() {
        assertThat(Samples.of(OCO.machine(), OCO.calls().getFirst()))
                .filteredOn(sample -> !sample.shown())
                .extracting(sample -> sample.body().toString())
                .containsExactly(
                        "{\"event\":\"MEASUREMENT\",\"param\":{\"progress\":49}}",
                        "{\"event\":\"ADJUSTMENT\",\"param\":{\"progress\":49}}");
    }

    @Test
    void conditionsOfEveryKindAreMet() throws ProblemsException {
        Backend backend = read("""
                name: x
                calls: [{post: '/x/{app}', event: GO}]
                fields:
                  deep: {json: /a/b/c, as: whole}
                  more: {json: /a/b/d}
                  whole: {json: /a, as: object}
                start: s
                states:
                  s:
                    GO:
                      - {when: {deep: 100..}}
                      - {when: {deep: [1..3, 9], more: [x, y]}}
                      - {when: {more: given, deep: absent}}
                      - {when: {whole: absent}}
                      - {}
                """);
        assertThat(shown(backend))
                .containsExactly(
                        "GO, deep 100 or more {\"a\":{\"b\":{\"c\":100}}}",
                        "GO, deep 1 to 3 or 9, more x or y {\"a\":{\"b\":{\"c\":3,\"d\":\"x\"}}}",
                        "GO, more given, deep absent {\"a\":{\"b\":{\"d\":\"text\"}}}",
                        "GO, whole absent {}",
                        "GO, otherwise {\"a\":{}}");
    }

    /** Both cannot be: nothing is shown that would not be so. */
    @Test
    void whatCannotBeIsNotShown() throws ProblemsException {
        Backend backend = read("""
                name: x
                calls: [{post: '/x/{app}', event: GO}]
                fields:
                  one: {json: /a}
                  same: {json: /a, as: whole}
                start: s
                states: {s: {GO: [{when: {one: given, same: absent}}, {when: {one: absent, same: 5}}]}}
                """);
        assertThat(shown(backend)).containsExactly("GO, one given, same absent {\"a\":\"text\"}");
    }

    private static List<String> shown(Backend backend) {
        return Samples.of(backend.machine(), backend.calls().getFirst()).stream()
                .filter(Sample::shown)
                .map(sample -> sample.label() + " " + sample.body())
                .toList();
    }

    private static Backend read(String file) throws ProblemsException {
        return BackendReader.read(file);
    }
}
