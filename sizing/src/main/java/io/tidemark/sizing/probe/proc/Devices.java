package io.tidemark.sizing.probe.proc;

import java.util.regex.Pattern;

/** Devices that must not be added up with others, because what crosses them crosses others, too; told by their names. */
public final class Devices {
    private static final Pattern INNER = Pattern.compile("lo|(veth|docker|br-|virbr|cni|flannel|cali|ifb|dummy).*");
    private static final Pattern MADE_OF_DISKS = Pattern.compile("(loop|ram|zram|dm-|md|sr|fd)\\d+");

    private Devices() {}

    /** Loopback, bridges, ends of cables to containers and the like. */
    public static boolean isInnerInterface(String name) {
        return INNER.matcher(name).matches();
    }

    /** Volumes and arrays of other disks, disks in memory or in files, and drives for discs. */
    public static boolean isMadeOfDisks(String name) {
        return MADE_OF_DISKS.matcher(name).matches();
    }
}
