package io.tidemark.functions.flow;

import io.tidemark.core.plan.Pause;

public final class CompiledStep {
    public int name() {
        throw new UnsupportedOperationException();
    }

    public String label() {
        throw new UnsupportedOperationException();
    }

    public boolean readsBody() {
        throw new UnsupportedOperationException();
    }

    public Outgoing prepare(Session session) {
        throw new UnsupportedOperationException();
    }

    public Judgement judge(Session session, Incoming response) {
        throw new UnsupportedOperationException();
    }

    public Pause think() {
        throw new UnsupportedOperationException();
    }
}
