package io.tidemark.swarm.plan;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Credentials;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.problem.Problem;
import io.tidemark.functions.planfile.PlanFiles;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plan that was written on the page may not do although one in the file may: use secrets and files of this machine,
 * or load hosts, that the file's plan does not. Whoever may steer a swarm from afar could otherwise have secrets sent
 * anywhere.
 */
final class PageRules {
    private static final String WHERE = "page";
    private static final String HINT = "write it into the file, on the machine where the swarm was started";
    private static final Pattern ORIGIN = Pattern.compile("^https?://[^/?#]*", Pattern.CASE_INSENSITIVE);

    private PageRules() {}

    /** Of those that a plan may name, the ones that the file's plan names. */
    static PlanFiles files(Plan file, PlanFiles all) {
        Set<String> known = files(file);
        return (path, limit) -> {
            if (!known.contains(path)) {
                throw new IOException("it is not one of those that the plan file uses; " + HINT);
            }
            return all.read(path, limit);
        };
    }

    /** One problem for each secret and each host that is new. */
    static List<Problem> problems(Plan file, Plan page) {
        List<Problem> problems = new ArrayList<>();
        added(secrets(file), secrets(page))
                .forEach(name -> problems.add(new Problem(
                        WHERE, "environment variable", name, "is not one of those that the plan file uses", HINT)));
        added(hosts(file), hosts(page))
                .forEach(host -> problems.add(
                        new Problem(WHERE, "target", host, "is not one of those that the plan file loads", HINT)));
        return problems;
    }

    private static Set<String> added(Set<String> before, Set<String> after) {
        Set<String> added = new LinkedHashSet<>(after);
        added.removeAll(before);
        return added;
    }

    private static Set<String> secrets(Plan plan) {
        Set<String> names = new LinkedHashSet<>();
        for (Variable variable : plan.variables()) {
            if (variable instanceof Variable.Env env) {
                names.add(env.variable());
            }
        }
        plan.steps().map(Step::credentials).forEach(credentials -> {
            switch (credentials) {
                case null -> {}
                case Credentials.Bearer bearer -> names.add(bearer.tokenVariable());
                case Credentials.Basic basic -> {
                    names.add(basic.userVariable());
                    names.add(basic.passwordVariable());
                }
            }
        });
        return names;
    }

    private static Set<String> hosts(Plan plan) {
        Set<String> hosts = new LinkedHashSet<>();
        for (URI target : plan.targets()) {
            hosts.add(origin(target.toString()));
        }
        plan.steps().map(Step::url).filter(url -> !url.startsWith("/")).forEach(url -> hosts.add(origin(url)));
        return hosts;
    }

    /** Of a URL that begins with a variable, all of it: it may lead anywhere. */
    private static String origin(String url) {
        Matcher matcher = ORIGIN.matcher(url);
        return matcher.find() ? matcher.group() : url;
    }

    private static Set<String> files(Plan plan) {
        Set<String> names = new LinkedHashSet<>();
        for (Variable variable : plan.variables()) {
            if (variable instanceof Variable.Csv csv) {
                names.add(csv.rows().source());
            }
        }
        plan.steps().map(Step::body).forEach(body -> {
            if (body instanceof Body.Content content) {
                names.add(content.source());
            }
        });
        return names;
    }
}
