package io.tidemark.core.control;

import java.util.List;

/** Lists of directives, in the order they were given. */
public final class Orders {
    private Orders() {}

    /**
     * What still holds when another plan takes over: who shares the load, and that nothing is sent any more. What was
     * ordered about the load was said of the old plan's.
     *
     * @param sameLoad the new plan's load is the old one's, so those orders hold too
     */
    public static List<Directive> carried(List<Directive> soFar, boolean sameLoad) {
        return soFar.stream()
                .filter(directive -> sameLoad || isForEveryPlan(directive))
                .toList();
    }

    /** Whether an order says nothing of the load itself. */
    public static boolean isForEveryPlan(Directive directive) {
        return switch (directive) {
            case Directive.Offer _, Directive.Follow _ -> false;
            case Directive.Share _, Directive.Stop _ -> true;
        };
    }
}
