package io.tidemark.emulator.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.file.BackendReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final String FILE = """
            name: x
            calls: [{post: '/x/{app}', event: GO}, {post: '/y/{app}', event: NO}]
            fields: {size: {json: /size, as: whole}}
            commands: {DO_IT: {}, 'a | <b>': {}}
            start: first
            states:
              first: {GO: [{when: {size: 3}, to: '*end*', command: DO_IT}, {lenient: true}], NO: {}}
              '*end*': {GO: {reply: 'a | <b>', cycle: true}}
            everywhere: {GO: {reply: pending}}
            """;

    @Test
    void rowsAreOfTheEventsThatACallTells() throws ProblemsException {
        Backend backend = BackendReader.read(FILE);
        assertThat(Table.of(backend.machine(), List.of("GO"))).isEqualTo("""
                | state | event | when | then | next command |
                |---|---|---|---|---|
                | first | GO | size 3 | → \\*end\\* | DO\\_IT |
                | first | GO |  | only when lenient |  |
                | \\*end\\* | GO |  | answers a \\| \\<b\\>; completes a cycle |  |
                | any | GO |  | answers the command that waits |  |
                """);
    }
}
