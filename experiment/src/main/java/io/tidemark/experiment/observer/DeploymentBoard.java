package io.tidemark.experiment.observer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells from one look at all apps to the next what was deployed meanwhile.
 *
 * <ul>
 *   <li>An app that is new, or has changed, and is settled: a success. The first look only learns what there is, unless
 *       somebody is known to have asked for the app.
 *   <li>An app that vanishes before it ever settled: a failure.
 *   <li>An app that vanishes later: a success when somebody is known to have asked for that, otherwise a removal, which is no
 *       success: so what cleans up between phases is not taken for what the next phase waits for.
 *   <li>What was asked for and has not come within the time limit: a failure, once.
 * </ul>
 *
 * Used in the turn of one mailbox.
 */
final class DeploymentBoard {
    private final long limitNanos;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Wish> wishes = new LinkedHashMap<>();
    private final Set<String> late = new HashSet<>();
    private boolean looked;

    enum Result {
        SUCCESS,
        FAILURE,
        REMOVAL
    }

    /** @param deployment empty when it was over before it was seen */
    record Outcome(Result result, String id, String deployment) {}

    private record Wish(boolean removal, long since) {}

    /** @param settledOnce whether it was ever as somebody wanted it */
    private record Known(AppState state, boolean settledOnce, String deployment) {}

    /** @param limitNanos 0 for none */
    DeploymentBoard(long limitNanos) {
        this.limitNanos = limitNanos;
    }

    void requested(String id, boolean removal, long now) {
        wishes.put(id, new Wish(removal, now));
        late.remove(id);
    }

    void refused(String id) {
        wishes.remove(id);
    }

    List<Outcome> look(SequencedMap<String, AppState> states, long now) {
        List<Outcome> outcomes = new ArrayList<>();
        Set<String> changed = new HashSet<>();
        states.forEach((id, state) -> present(id, state, outcomes));
        known.entrySet().removeIf(entry -> {
            boolean gone = !states.containsKey(entry.getKey());
            if (gone) {
                outcomes.add(absent(entry.getKey(), entry.getValue()));
            }
            return gone;
        });
        outcomes.forEach(outcome -> changed.add(outcome.id()));
        dropGroups(states, changed);
        expire(now, outcomes);
        looked = true;
        return outcomes;
    }

    private void present(String id, AppState state, List<Outcome> outcomes) {
        Known before = known.get(id);
        boolean settledOnce = state.settled() || (before != null && before.settledOnce());
        String deployment = state.deployments().isEmpty()
                ? (before == null || before.state().settled() ? "" : before.deployment())
                : state.deployments().getFirst();
        known.put(id, new Known(state, settledOnce, deployment));
        if (state.settled() && isNews(id, state, before)) {
            wishes.remove(id);
            if (!late.remove(id)) {
                outcomes.add(new Outcome(Result.SUCCESS, id, deployment));
            }
        }
    }

    private boolean isNews(String id, AppState state, @Nullable Known before) {
        if (before == null) {
            return looked || isWished(id);
        }
        return !before.state().settled() || !before.state().version().equals(state.version());
    }

    private boolean isWished(String id) {
        for (String path = id; !path.equals("/"); path = AppIds.parent(path)) {
            if (wishes.containsKey(path)) {
                return true;
            }
        }
        return false;
    }

    private Outcome absent(String id, Known before) {
        Result result = Result.FAILURE;
        if (isToGo(id)) {
            result = Result.SUCCESS;
        } else if (before.settledOnce()) {
            result = Result.REMOVAL;
        }
        wishes.remove(id);
        return new Outcome(result, id, before.deployment());
    }

    private boolean isToGo(String id) {
        for (String path = id; !path.equals("/"); path = AppIds.parent(path)) {
            Wish wish = wishes.get(path);
            if (wish != null) {
                return wish.removal();
            }
        }
        return false;
    }

    /** A group that was asked for is there when something in it has changed and all of it is settled. */
    private void dropGroups(SequencedMap<String, AppState> states, Set<String> changed) {
        Set<String> touched = new HashSet<>();
        changed.forEach(id -> parents(id, touched));
        if (touched.stream().noneMatch(wishes::containsKey)) {
            return;
        }
        Set<String> unsettled = new HashSet<>();
        states.forEach((id, state) -> {
            if (!state.settled()) {
                parents(id, unsettled);
            }
        });
        touched.removeAll(unsettled);
        wishes.keySet().removeAll(touched);
    }

    private static void parents(String id, Set<String> into) {
        for (String path = AppIds.parent(id); !path.equals("/"); path = AppIds.parent(path)) {
            into.add(path);
        }
    }

    private void expire(long now, List<Outcome> outcomes) {
        if (limitNanos > 0) {
            wishes.entrySet().removeIf(entry -> {
                boolean isLate = now - entry.getValue().since() > limitNanos;
                if (isLate) {
                    late.add(entry.getKey());
                    outcomes.add(new Outcome(Result.FAILURE, entry.getKey(), ""));
                }
                return isLate;
            });
        }
    }
}
