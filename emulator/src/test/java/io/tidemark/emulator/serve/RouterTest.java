package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.server.Answer;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Request REQUEST = new Request("GET", List.of("a"), Map.of(), "", new byte[0]);

    private final List<String> notes = new ArrayList<>();

    @Test
    void theFirstDeskThatKnowsThePathAnswers() {
        Desk other = request -> Optional.empty();
        Desk mine = request -> Optional.of(Answer.of(Reply.json(200, "1")));
        Desk late = request -> Optional.of(Answer.of(Reply.json(200, "2")));

        assertThat(reply(router(other, mine, late)).body()).asString().isEqualTo("1");
        assertThat(reply(router(other)).status()).isEqualTo(404);
    }

    @Test
    void aDefectIsToldOnceAndItsRequestsAreAnswered() {
        Router router = router(request -> {
            throw new IllegalStateException("broken");
        });

        for (int i = 0; i < 3; i++) {
            assertThat(reply(router).status()).isEqualTo(500);
        }
        assertThat(notes).containsExactly("a defect of the emulator: java.lang.IllegalStateException: broken");
    }

    private static Reply reply(Router router) {
        return ((Answer.Whole) router.answer(REQUEST)).reply();
    }

    private Router router(Desk... desks) {
        return new Router(List.of(desks), new Tallies(List.of()), notes::add);
    }
}
