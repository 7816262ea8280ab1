package io.tidemark.emulator.backend;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the applications that a list has: {@code appNNNNN} is app00000, app00001 and so on.
 *
 * @param digits at least so many: larger numbers have more
 */
public record Naming(String prefix, int digits, String suffix) {
    private static final int MAX_LENGTH = 200;
    private static final Pattern PATTERN = Pattern.compile("([A-Za-z0-9._~-]*?)(?<!N)(N{1,9})(?!N)([A-Za-z0-9._~-]*)");

    public Naming {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(suffix, "suffix is null");
        if (digits < 1) {
            throw new IllegalArgumentException("digits must be >= 1 but is " + digits);
        }
    }

    /** @throws IllegalArgumentException that says what was expected */
    public static Naming parse(String text) {
        // The last run of Ns is the number: a name may have an N of its own before it.
        Matcher matcher = PATTERN.matcher(new StringBuilder(text).reverse());
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be a name with its number as 1 to 9 Ns, such as appNNNNN: letters, digits, . _ ~ and -");
        }
        return new Naming(reversed(matcher.group(3)), matcher.group(2).length(), reversed(matcher.group(1)));
    }

    public String name(int number) {
        String plain = Integer.toString(number);
        return prefix + "0".repeat(Math.max(0, digits - plain.length())) + plain + suffix;
    }

    /** Whether it is the name of one of so many, from number 0 on. */
    public boolean isAmong(int count, String name) {
        if (!name.startsWith(prefix) || !name.endsWith(suffix)) {
            return false;
        }
        int length = name.length() - prefix.length() - suffix.length();
        if (length < digits || length > 10) {
            return false;
        }
        String number = name.substring(prefix.length(), prefix.length() + length);
        return number.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(number) < count
                && name.equals(name((int) Long.parseLong(number)));
    }

    @Override
    public String toString() {
        return prefix + "N".repeat(digits) + suffix;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
