package io.tidemark.sizing.session;

/** What machine types that are compared have to share. */
public sealed interface Sharing {
    /** One machine: it stands in for each of them, so that only one may be loaded at a time. They take turns. */
    record OneMachine() implements Sharing {}

    /**
     * Nothing: each type has a machine of its own.
     *
     * @param atOnce so many are there at a time; the others wait in line, the cheapest first
     */
    record OwnMachines(int atOnce) implements Sharing {
        public OwnMachines {
            if (atOnce < 1) {
                throw new IllegalArgumentException("atOnce must be > 0 but is " + atOnce);
            }
        }
    }
}
