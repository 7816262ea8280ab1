package io.tidemark.deployment.target;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A machine that is wanted.
 *
 * @param name what it is called, within the deployment
 * @param type of EC2
 * @param image the public parameter of Systems Manager that says which image it starts from
 * @param port that the workers may reach
 * @param timeToLive after which it ends itself, in whole minutes
 * @param diskGiB how large its disk is
 */
public record TargetOrder(String name, String type, String image, int port, Duration timeToLive, int diskGiB) {
    public static final Duration SHORTEST_LIFE = Duration.ofMinutes(5);
    public static final Duration LONGEST_LIFE = Duration.ofDays(7);
    public static final int DEFAULT_DISK_GIB = 20;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,19}");
    private static final String IMAGES = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-";

    public TargetOrder {
        requireNonNull(type, "type is null");
        requireNonNull(image, "image is null");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 20 letters, digits and dashes but is " + name);
        }
        if (timeToLive.compareTo(SHORTEST_LIFE) < 0 || timeToLive.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("timeToLive must be from 5 minutes to 7 days but is " + timeToLive);
        }
    }

    /** @param arm true for a processor of that kind */
    public static String linux(boolean arm) {
        return IMAGES + (arm ? "arm64" : "x86_64");
    }

    /** The name of a machine of a type of which there is one. */
    public static String nameOf(String type) {
        String name = type.replace('.', '-');
        return name.length() <= 20 ? name : name.substring(0, 20);
    }

    /** The name of a machine of a type of which there may be others: such a key, of five letters at most, is in it. */
    public static String nameOf(String type, String key) {
        String name = type.replace('.', '-');
        return (name.length() <= 14 ? name : name.substring(0, 14)) + "-" + key;
    }
}
