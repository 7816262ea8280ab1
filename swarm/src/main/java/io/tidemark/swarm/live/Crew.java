package io.tidemark.swarm.live;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.core.window.Health;
import io.tidemark.swarm.locust.HotWorkers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The workers of a run, each as it was last heard. Not thread-safe. */
final class Crew {
    private final Member[] members;

    Crew(int workers) {
        members = new Member[workers];
        for (int i = 0; i < workers; i++) {
            members[i] = new Member(i);
        }
    }

    int size() {
        return members.length;
    }

    void heard(int worker, Health health) {
        members[worker].health = health;
    }

    void counted(int worker, long requests) {
        members[worker].requests += requests;
    }

    /**
     * @param sharing who shares the load
     * @param failures who should serve but does not
     */
    void look(List<Integer> sharing, List<WorkerFailure> failures, Silence silence) {
        Set<Integer> shares = new HashSet<>(sharing);
        for (Member member : members) {
            member.share = shares.contains(member.number) ? 1.0 / sharing.size() : 0;
            member.silentMillis = silence.millis(member.number);
            member.remark = "";
            member.state = member.silentMillis < 0 ? State.WAITING : member.share > 0 ? State.SERVING : State.HELD;
        }
        for (WorkerFailure failure : failures) {
            Member member = members[failure.segment()];
            switch (failure.fate()) {
                case SILENT -> member.state = State.MISSING;
                case LOST -> member.state = State.LOST;
                case REPLACED -> {}
            }
            member.remark = failure.reason();
        }
    }

    /** The run has ended: whoever was there is done. */
    void end() {
        for (Member member : members) {
            boolean there = member.state == State.SERVING || member.state == State.HELD;
            member.state = there ? State.DONE : member.state;
        }
    }

    List<Member> members() {
        return List.of(members);
    }

    int count(State state) {
        int count = 0;
        for (Member member : members) {
            count += member.state == state ? 1 : 0;
        }
        return count;
    }

    /** Numbers of those that are over {@link HotWorkers#LIMIT} of their CPU, from 1 on. */
    List<Integer> hot() {
        List<Integer> hot = new ArrayList<>();
        for (Member member : members) {
            if (member.state == State.SERVING && member.cpu() > HotWorkers.LIMIT) {
                hot.add(member.number + 1);
            }
        }
        return hot;
    }

    @Nullable
    Member busiest() {
        Member busiest = null;
        for (Member member : members) {
            if (member.health != null && (busiest == null || member.cpu() > busiest.cpu())) {
                busiest = member;
            }
        }
        return busiest;
    }

    /** The longest that an event loop of any worker took to do what it was told. */
    long worstLagMicros() {
        long worst = 0;
        for (Member member : members) {
            worst = Math.max(worst, member.health == null ? 0 : member.health.loopLagMicros());
        }
        return worst;
    }

    @FunctionalInterface
    interface Silence {
        /** Since something was heard of a worker; negative when nothing was. */
        long millis(int worker);
    }

    enum State {
        WAITING,
        SERVING,
        /** It is there but has no share. */
        HELD,
        MISSING,
        LOST,
        DONE
    }

    /** One worker. */
    static final class Member {
        final int number;

        @Nullable
        Health health;

        State state = State.WAITING;
        double share;
        long silentMillis = -1;
        long requests;
        String remark = "";

        Member(int number) {
            this.number = number;
        }

        double cpu() {
            return health == null ? 0 : health.cpuShare();
        }
    }
}
