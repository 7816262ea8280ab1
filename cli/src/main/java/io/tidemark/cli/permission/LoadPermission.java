package io.tidemark.cli.permission;

import io.tidemark.cli.system.Resolver;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Load on hosts of the public Internet needs a word from the user that they may be loaded. A typing mistake in a URL is
 * otherwise an attack on somebody else. Private networks and this machine need none, nor does a small rate.
 */
public final class LoadPermission {
    /** Requests a second up to which nobody is asked. */
    public static final int FREE_RATE = 50;

    public static final String FLAG = "--i-may-load-this";

    private static final Pattern HOST_OF_URL = Pattern.compile("^https?://(?:[^/?#@]*@)?(\\[[^]]*]|[^/:?#]+)");

    private final Resolver resolver;

    public LoadPermission(Resolver resolver) {
        this.resolver = resolver;
    }

    /** One problem for each host that may not be loaded like this. */
    public List<Problem> missing(Plan plan, Collection<String> permitted) {
        double rate = PeakRate.of(plan);
        if (rate <= FREE_RATE) {
            return List.of();
        }
        Set<String> known = new LinkedHashSet<>();
        permitted.forEach(host -> known.add(host.toLowerCase(Locale.ROOT)));
        List<Problem> problems = new ArrayList<>();
        for (String host : hosts(plan)) {
            if (!known.contains(host) && isPublic(host)) {
                problems.add(problem(host, rate));
            }
        }
        return problems;
    }

    private static Problem problem(String host, double rate) {
        return new Problem(
                "permission",
                host,
                "",
                "is on the public Internet and would get up to " + Math.round(rate) + " requests a second; " + FREE_RATE
                        + " are free",
                "if you may load it, say so: " + FLAG + " " + host);
    }

    static Set<String> hosts(Plan plan) {
        Set<String> hosts = new LinkedHashSet<>();
        for (URI target : plan.targets()) {
            hostOf(target.toString()).ifPresent(hosts::add);
        }
        plan.steps().forEach(step -> hostOf(step.url()).ifPresent(hosts::add));
        return hosts;
    }

    /** Empty for a URL that is relative to the target. A host with a variable in it stays as it is written. */
    private static Optional<String> hostOf(String url) {
        Matcher matcher = HOST_OF_URL.matcher(url.replace("${", "$<").toLowerCase(Locale.ROOT));
        if (matcher.find()) {
            return Optional.of(matcher.group(1).replace("$<", "${").replaceAll("^\\[|]$", ""));
        }
        return url.startsWith("/") ? Optional.empty() : Optional.of(url);
    }

    /** A name that cannot be resolved here may well be public elsewhere; so is one with a variable in it. */
    private boolean isPublic(String host) {
        try {
            return resolver.resolve(host).stream().anyMatch(LoadPermission::isPublic);
        } catch (UnknownHostException e) {
            return true;
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean sharedSpace = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || uniqueLocal
                || sharedSpace);
    }
}
