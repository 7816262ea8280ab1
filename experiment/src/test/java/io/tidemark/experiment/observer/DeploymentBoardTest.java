package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.observer.DeploymentBoard.Outcome;
import io.tidemark.experiment.observer.DeploymentBoard.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

final class DeploymentBoardTest {
    private final DeploymentBoard board = new DeploymentBoard(0);

    private static AppState settled(String version) {
        return new AppState(version, List.of(), true);
    }

    private static AppState deploying(String version, String deployment) {
        return new AppState(version, List.of(deployment), false);
    }

    private List<Outcome> look(Object... idsAndStates) {
        return lookAt(board, 0, idsAndStates);
    }

    private static List<Outcome> lookAt(DeploymentBoard board, long now, Object... idsAndStates) {
        SequencedMap<String, AppState> states = new LinkedHashMap<>();
        for (int i = 0; i < idsAndStates.length; i += 2) {
            states.put((String) idsAndStates[i], (AppState) idsAndStates[i + 1]);
        }
        return board.look(states, now);
    }

    private static Outcome success(String id, String deployment) {
        return new Outcome(Result.SUCCESS, id, deployment);
    }

    @Test
    void firstLookLearnsWhatThereIs() {
        assertThat(look("/a", settled("1"), "/b", deploying("1", "d"))).isEmpty();
        assertThat(look("/a", settled("1"), "/b", settled("1"))).containsExactly(success("/b", "d"));
    }

    @Test
    void whatWasAskedForIsNewsInTheFirstLookToo() {
        board.requested("/g", false, 0);
        board.requested("/a", false, 0);
        assertThat(look("/a", settled("1"), "/g/x", settled("1"), "/old", settled("1")))
                .containsExactly(success("/a", ""), success("/g/x", ""));
    }

    @Test
    void newAppIsASuccessOnceItIsSettled() {
        look();
        assertThat(look("/a", deploying("1", "d"))).isEmpty();
        assertThat(look("/a", deploying("1", "d"))).isEmpty();
        assertThat(look("/a", settled("1"))).containsExactly(success("/a", "d"));
        assertThat(look("/a", settled("1"))).isEmpty();
    }

    @Test
    void newAppThatIsSettledAtFirstSightIsASuccess() {
        look();
        assertThat(look("/a", settled("1"))).containsExactly(success("/a", ""));
    }

    @Test
    void changeIsASuccessWhetherItWasSeenUnderWayOrNot() {
        look("/a", settled("1"), "/b", settled("1"));
        assertThat(look("/a", settled("2"), "/b", deploying("2", "d"))).containsExactly(success("/a", ""));
        assertThat(look("/a", settled("2"), "/b", settled("2"))).containsExactly(success("/b", "d"));
    }

    @Test
    void appThatVanishesBeforeItSettledIsAFailure() {
        look();
        look("/a", deploying("1", "d"));
        assertThat(look()).containsExactly(new Outcome(Result.FAILURE, "/a", "d"));
        assertThat(look()).isEmpty();
    }

    @Test
    void removalThatNobodyAskedForIsNoSuccess() {
        look("/a", settled("1"), "/b", settled("1"));
        look("/a", deploying("1", "d"), "/b", settled("1"));
        assertThat(look())
                .containsExactlyInAnyOrder(
                        new Outcome(Result.REMOVAL, "/a", "d"), new Outcome(Result.REMOVAL, "/b", ""));
    }

    @Test
    void removalThatSomebodyAskedForIsASuccess() {
        look("/g/a", settled("1"), "/b", settled("1"));
        board.requested("/g", true, 0);
        board.requested("/b", true, 0);
        assertThat(look()).containsExactlyInAnyOrder(success("/g/a", ""), success("/b", ""));
    }

    @Test
    void whatIsNotThereInTimeHasFailedOnce() {
        DeploymentBoard impatient = new DeploymentBoard(10);
        lookAt(impatient, 0);
        impatient.requested("/a", false, 5);
        assertThat(lookAt(impatient, 15, "/a", deploying("1", "d"))).isEmpty();
        assertThat(lookAt(impatient, 16, "/a", deploying("1", "d")))
                .containsExactly(new Outcome(Result.FAILURE, "/a", ""));
        assertThat(lookAt(impatient, 99, "/a", deploying("1", "d"))).isEmpty();
        assertThat(lookAt(impatient, 100, "/a", settled("1"))).isEmpty();
        impatient.requested("/a", false, 101);
        assertThat(lookAt(impatient, 102, "/a", settled("2"))).containsExactly(success("/a", ""));
        assertThat(lookAt(impatient, 200, "/a", settled("2"))).isEmpty();
    }

    @Test
    void groupThatIsSettledHasNotFailed() {
        DeploymentBoard impatient = new DeploymentBoard(10);
        lookAt(impatient, 0);
        impatient.requested("/g", false, 0);
        lookAt(impatient, 1, "/g/a", settled("1"), "/g/b", deploying("1", "d"));
        assertThat(lookAt(impatient, 2, "/g/a", settled("1"), "/g/b", settled("1")))
                .containsExactly(success("/g/b", "d"));
        assertThat(lookAt(impatient, 99, "/g/a", settled("1"), "/g/b", settled("1")))
                .isEmpty();
    }

    @Test
    void whatWasRefusedIsNotWaitedFor() {
        DeploymentBoard impatient = new DeploymentBoard(10);
        impatient.requested("/a", false, 0);
        impatient.refused("/a");
        assertThat(lookAt(impatient, 99)).isEmpty();
    }

    @Test
    void dozensOfTasksBecomeOneSuccessWhenAllOfThemRun() {
        look();
        assertThat(look("/a", AppState.tree(group(36, 12, "[{\"id\":\"d\"}]")).get("/g/a")))
                .isEmpty();
        assertThat(look("/a", AppState.tree(group(36, 35, "[]")).get("/g/a"))).isEmpty();
        assertThat(look("/a", AppState.tree(group(36, 36, "[]")).get("/g/a"))).containsExactly(success("/a", "d"));
    }

    private static Map<String, ?> group(int instances, int running, String deployments) {
        return Json.object("""
                {"id": "/", "groups": [{"id": "/g", "apps": [
                  {"id": "/g/a", "version": "1", "instances": %d, "tasksRunning": %d, "deployments": %s}],
                  "pods": [{"id": "/g/p"}], "groups": []}], "apps": null}
                """.formatted(instances, running, deployments));
    }

    @Test
    void podsAreAppsToo() {
        assertThat(AppState.tree(group(1, 1, "[]"))).containsOnlyKeys("/g/a", "/g/p");
    }
}
