package io.tidemark.functions.flow;

import io.tidemark.core.plan.Pause;

/** A step of the plan made ready. Thread-safe; shared by all users. */
public final class CompiledStep {
    private final int name;
    private final String label;
    private final Blueprint blueprint;
    private final Judge judge;
    private final Pause think;

    CompiledStep(int name, String label, Blueprint blueprint, Judge judge, Pause think) {
        this.name = name;
        this.label = label;
        this.blueprint = blueprint;
        this.judge = judge;
        this.think = think;
    }

    /** Its number within {@link Flows#names}. */
    public int name() {
        return name;
    }

    public String label() {
        return label;
    }

    /** True when {@link #judge} looks at the body; otherwise the engine need not keep it. */
    public boolean readsBody() {
        return judge.readsBody();
    }

    /** Without variables and cookies, the same instance for all users of a target. */
    public Outgoing prepare(Session session) {
        return blueprint.request(session);
    }

    /**
     * Keeps the cookies of the response, checks it, then extracts from it into the session. To be called with the
     * response to the session's last {@link #prepare}. Never throws.
     */
    public Judgement judge(Session session, Incoming response) {
        return judge.judge(session, response);
    }

    /** What the user does after the response before the next step of the scenario. */
    public Pause think() {
        return think;
    }

    Blueprint blueprint() {
        return blueprint;
    }
}
