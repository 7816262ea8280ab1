package io.tidemark.infra;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An action on something, in the words of docs/fleet.md. */
record Grant(String action, String on) implements Comparable<Grant> {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** What the table of the document says of those whose column "who" is accepted. */
    static Set<Grant> documented(String document, Predicate<String> who) {
        Set<Grant> grants = new TreeSet<>();
        document.lines().filter(line -> line.startsWith("| ")).forEach(line -> {
            List<String> cells =
                    Arrays.stream(line.split("[|]", -1)).map(String::strip).toList();
            if (cells.size() == 6 && cells.get(2).matches("`[a-z0-9]+:[A-Z].*") && who.test(cells.get(1))) {
                addAll(grants, cells.get(2), cells.get(3));
            }
        });
        return grants;
    }

    /** A call may say on which objects, otherwise the next column says on what. */
    private static void addAll(Set<Grant> grants, String calls, String onWhat) {
        String action = "";
        boolean objects = false;
        for (String quoted : quoted(calls)) {
            if (quoted.contains(":")) {
                if (!objects && !action.isEmpty()) {
                    grants.add(new Grant(action, thing(onWhat)));
                }
                action = quoted;
                objects = false;
            } else if (!action.equals("s3:ListBucket")) {
                grants.add(new Grant(action, quoted));
                objects = true;
            }
        }
        if (!objects) {
            grants.add(new Grant(action, thing(onWhat)));
        }
    }

    private static String thing(String onWhat) {
        return onWhat.startsWith("`") ? quoted(onWhat).getFirst() : onWhat.replaceAll(" `.*", "");
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    static Set<Grant> allowed(List<Statement> statements) {
        Set<Grant> grants = new TreeSet<>();
        statements.stream()
                .filter(Statement::allows)
                .flatMap(statement -> statement.actions().stream()
                        .flatMap(action ->
                                statement.resources().stream().map(resource -> new Grant(action, named(resource)))))
                .forEach(grants::add);
        return grants;
    }

    private static String named(String resource) {
        return Stream.of(
                        List.of("arn:aws:dynamodb:eu-west-1:123456789012:table/tidemark", "the table"),
                        List.of(
                                "arn:aws:lambda:eu-west-1:123456789012:function:tidemark-worker(-vpc)?",
                                "the function"),
                        List.of(
                                "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/tidemark-worker(-vpc)?:[*]",
                                "its log group"),
                        List.of("arn:aws:cloudformation:eu-west-1:123456789012:stack/tidemark-swarm/[*]", "the stack"),
                        List.of("arn:aws:s3:::tidemark-123456789012-eu-west-1", "the bucket"),
                        List.of("arn:aws:s3:::tidemark-123456789012-eu-west-1/([a-z]+/[*])", "$1"))
                .filter(pattern -> resource.matches(pattern.getFirst()))
                .map(pattern -> resource.replaceAll(pattern.getFirst(), pattern.getLast()))
                .findFirst()
                .orElse(resource);
    }

    @Override
    public int compareTo(Grant other) {
        return (action + " " + on).compareTo(other.action + " " + other.on);
    }
}
