package io.tidemark.functions.flow;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.cookie.CookieSpec;
import org.apache.hc.client5.http.impl.cookie.RFC6265LaxSpec;

/**
 * The plan made ready to run on one worker. Thread-safe; shared by all users.
 *
 * <p>Example: {@code Flow flow = flows.choose(iteration); session.begin(iteration);} then for each of its steps
 * {@code step.prepare(session)}, send, and {@code step.judge(session, response)}. Before that come the steps of {@link
 * #start}, unless the session {@link Session#hasStarted}.
 */
public final class Flows {
    private final List<String> names;
    private final List<CompiledStep> start;
    private final Wheel wheel;
    private final Layout layout;
    private final Set<Origin> origins;
    private final boolean keepsCookies;
    private final CookieSpec cookies = new RFC6265LaxSpec();
    private final Clock clock;

    Flows(List<String> names, List<CompiledStep> start, Wheel wheel, Layout layout, boolean keepsCookies, Clock clock) {
        this.names = List.copyOf(names);
        this.start = List.copyOf(start);
        this.wheel = wheel;
        this.layout = layout;
        this.origins =
                origins(Stream.concat(start.stream(), wheel.flows().stream().flatMap(flow -> flow.steps().stream())));
        this.keepsCookies = keepsCookies;
        this.clock = clock;
    }

    /**
     * @param shift which of the workers that serve the segment: each counts elsewhere, so that no value comes twice
     * @param environment read now and not again
     * @throws ProblemsException with all problems: missing environment variables, references to nothing, URLs that lead
     *     nowhere, partitioned tables with fewer rows than segments
     */
    public static Flows compile(Plan plan, Segment segment, int shift, Environment environment, Clock clock)
            throws ProblemsException {
        return new PlanCompiler(plan, segment, shift, environment, clock).compile();
    }

    /** The plan's names, in its order. */
    public List<String> names() {
        return names;
    }

    /** Everywhere the plan sends requests to. No value of a variable and no response leads anywhere else. */
    public Set<Origin> origins() {
        return origins;
    }

    /** What a user goes through before its first scenario, until it has once come to the end of it. */
    public List<CompiledStep> start() {
        return start;
    }

    /** The step that an iteration of this user begins with. */
    public CompiledStep first(long iteration, Session session) {
        return session.hasStarted() ? choose(iteration).steps().getFirst() : start.getFirst();
    }

    /**
     * By weight, as a pure function of the plan's seed and the iteration's number.
     *
     * @param iteration unique over all segments
     */
    public Flow choose(long iteration) {
        return wheel.at(Draws.bits(layout.seed(), Layout.SCENARIOS, iteration));
    }

    /**
     * A new user.
     *
     * @param user unique over all segments; decides the target
     */
    public Session session(long user) {
        return new Session(layout, user, start.isEmpty(), keepsCookies ? new CookieJar(cookies, clock) : null);
    }

    private static Set<Origin> origins(Stream<CompiledStep> steps) {
        SequencedSet<Origin> origins = new LinkedHashSet<>();
        steps.forEach(step -> origins.addAll(step.blueprint().origins()));
        return Collections.unmodifiableSequencedSet(origins);
    }
}
