package io.tidemark.experiment.load;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Step;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Stage;
import io.tidemark.functions.build.BuildInfo;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sends loads from this process, and only to this machine and private networks, such as that of its containers: where others
 * may be loaded, and where functions are, is known to those who know the command line.
 */
public final class LocalLoads implements LoadRunner {
    private final BuildInfo build;

    public LocalLoads() {
        this(BuildInfo.load());
    }

    public LocalLoads(BuildInfo build) {
        this.build = build;
    }

    @Override
    public Sending prepare(LoadOrder order, Stage stage, Steering watch) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        order.lambda().ifPresent(_ -> problems.add(problem("fleet", "lambda", "is not known here")));
        addresses(order.plan())
                .filter(host -> !isHere(host))
                .forEach(host ->
                        problems.add(problem("target", host, "must be this machine or in its private network")));
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        Fleet fleet = new LocalFleet(order.workers(), 0, stage.environment(), stage.clock(), null);
        return new FleetSending(order.plan(), fleet, stage, build, watch);
    }

    private static Stream<String> addresses(Plan plan) {
        return Stream.concat(
                        plan.targets().stream().map(URI::toString), plan.steps().map(Step::url))
                .flatMap(url -> hostOf(url).stream())
                .distinct();
    }

    /** Empty for a URL that is relative to the target. */
    private static Optional<String> hostOf(String url) {
        if (url.startsWith("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(String.valueOf(URI.create(url).getHost()));
        } catch (IllegalArgumentException e) {
            // With a variable in it, it may be anywhere.
            return Optional.of(url);
        }
    }

    private static boolean isHere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Problem problem(String key, String value, String expected) {
        return new Problem("load", key, value, expected, "");
    }
}
