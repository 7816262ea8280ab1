package io.tidemark.sizing.price;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a machine type says, by the rules of EC2: {@code c7gn.2xlarge} is of the family {@code c7gn}, which is the
 * seventh generation, and {@code g} among the letters after the digit is for Graviton. Names of other makings have a family, which
 * is all of them when there is no dot, and nothing else is known.
 */
public record TypeName(String text) {
    private static final Pattern EC2_FAMILY = Pattern.compile("([a-z]+)(?:-[a-z0-9]+)?([0-9]{1,2})([a-z]*)(?:-.*)?");
    private static final Pattern MULTIPLE = Pattern.compile("([0-9]{1,3})xlarge");
    private static final Pattern METAL = Pattern.compile("metal(?:-([0-9]{1,3})xl)?");
    private static final List<String> SMALL_SIZES = List.of("nano", "micro", "small", "medium", "large", "xlarge");
    private static final long METAL_RANK = 10_000;

    /** The part of its name that machines of the same making share: {@code t3} of {@code t3.small}. */
    public String family() {
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }

    /** {@code small} of {@code t3.small}; empty when there is no dot. */
    public String size() {
        int dot = text.indexOf('.');
        return dot < 0 ? "" : text.substring(dot + 1);
    }

    /** 7 of {@code c7i.large}. */
    public OptionalInt generation() {
        Matcher matcher = EC2_FAMILY.matcher(family());
        return isEc2(matcher) ? OptionalInt.of(Integer.parseInt(matcher.group(2))) : OptionalInt.empty();
    }

    Optional<Architecture> architecture() {
        Matcher matcher = EC2_FAMILY.matcher(family());
        if (!isEc2(matcher)) {
            return Optional.empty();
        }
        if (matcher.group(1).equals("mac")) {
            return Optional.empty();
        }
        boolean graviton = matcher.group(3).contains("g") || matcher.group(1).equals("a");
        return Optional.of(graviton ? Architecture.ARM64 : Architecture.X86_64);
    }

    boolean isBare() {
        return METAL.matcher(size()).matches();
    }

    /** Where a size stands among sizes: {@code large} is less than {@code xlarge}; empty when it is no size of EC2. */
    public static OptionalLong rank(String size) {
        int small = SMALL_SIZES.indexOf(size);
        if (small >= 0) {
            return OptionalLong.of(small - (SMALL_SIZES.size() - 2L));
        }
        Matcher multiple = MULTIPLE.matcher(size);
        if (multiple.matches()) {
            return OptionalLong.of(Long.parseLong(multiple.group(1)));
        }
        Matcher metal = METAL.matcher(size);
        if (metal.matches()) {
            return OptionalLong.of(METAL_RANK + (metal.group(1) == null ? METAL_RANK : Long.parseLong(metal.group(1))));
        }
        return OptionalLong.empty();
    }

    private boolean isEc2(Matcher family) {
        return family.matches() && rank(size()).isPresent();
    }
}
