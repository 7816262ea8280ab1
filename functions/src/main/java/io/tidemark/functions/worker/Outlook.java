package io.tidemark.functions.worker;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.control.Directive;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.shape.UserTimes;
import java.util.List;

/**
 * What is offered over time, and which part of it is this worker's: a pure function of the plan and the orders so far. An
 * order that comes late changes what has been as well, so that all workers count alike from then on.
 *
 * @param profile of the whole load
 * @param phases how many there have been, followed or not
 */
record Outlook(Profile profile, Shares shares, int phases) {
    Outlook {
        requireNonNull(profile, "profile is null");
        requireNonNull(shares, "shares is null");
    }

    /** @param chapter how many plans came before this one */
    static Outlook of(List<Phase> phases, Segment own, int chapter) {
        Profile profile = Profile.of(phases);
        return new Outlook(profile, Shares.of(own, UserTimes.users(profile), chapter), phases.size());
    }

    Outlook after(Directive directive) {
        return switch (directive) {
            case Directive.Offer(var atNanos, var level) -> offering(atNanos, profile.steered(atNanos, level), phases);
            case Directive.Follow(var atNanos, var next) ->
                offering(atNanos, profile.followed(atNanos, next, phases), phases + next.size());
            case Directive.Share(var atNanos, var workers) ->
                new Outlook(profile, shares.shared(atNanos, workers), phases);
            case Directive.Stop _ -> this;
        };
    }

    private Outlook offering(long atNanos, Profile changed, int counted) {
        return new Outlook(changed, shares.grown(atNanos, UserTimes.users(changed)), counted);
    }

    /** Users that this worker has at most at a time from an instant on. */
    long rows(long fromNanos) {
        long users = UserTimes.users(profile);
        long most = 0;
        for (int i = 0; i < shares.spans().size(); i++) {
            if (shares.untilNanos(i) > fromNanos) {
                most = Math.max(most, shares.spans().get(i).rows(users));
            }
        }
        return most;
    }
}
