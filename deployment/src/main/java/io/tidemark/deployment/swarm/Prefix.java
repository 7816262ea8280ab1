package io.tidemark.deployment.swarm;

import java.util.regex.Pattern;

/** Begins the name of everything that belongs to one deployment, so that several can be in one account. */
public record Prefix(String text) {
    /** With an account and a region behind it, it must still be the name of a bucket. */
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{2,19}");

    public static final Prefix USUAL = new Prefix("tidemark");

    public Prefix {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be 3 to 20 lower-case letters, digits and dashes, beginning with a letter");
        }
    }

    public static Prefix parse(String text) {
        return new Prefix(text);
    }

    /** The name of the swarm's stack. */
    public String swarm() {
        return text + "-swarm";
    }

    public String table() {
        return text;
    }

    /** The name of the function. */
    public String worker(boolean inVpc) {
        return text + (inVpc ? "-worker-vpc" : "-worker");
    }

    /** How the names of the stacks of targets begin. */
    public String targets() {
        return text + "-target-";
    }

    /** @param region in which it is, because names of buckets are the world's */
    public String bucket(String account, String region) {
        return text + "-" + account + "-" + region;
    }

    @Override
    public String toString() {
        return text;
    }
}
