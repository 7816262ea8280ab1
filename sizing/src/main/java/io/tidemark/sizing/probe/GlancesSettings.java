package io.tidemark.sizing.probe;

import java.util.regex.Pattern;

/**
 * What Glances is told to export: only what stays for the whole run. It writes its header once, so that each interface
 * or container that comes or goes would move the columns behind it, and with them all rows from then on.
 *
 * @param container the target's name; empty when it is none
 */
record GlancesSettings(String container) {
    /** Without a comma, which separates patterns in the file. */
    private static final Pattern CONTAINER_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    /** Networks of containers and the like, see {@link io.tidemark.sizing.probe.proc.Devices}. */
    private static final String INNER_INTERFACES =
            "lo,veth.*,docker.*,br-.*,virbr.*,cni.*,flannel.*,cali.*,ifb.*,dummy.*";

    private static final String MACHINE = "cpu,percpu,mem,network,diskio";

    /** Of version 3 and version 4: one that is not known is ignored. */
    private static final String CONTAINERS = ",docker,containers";

    GlancesSettings {
        if (!container.isEmpty() && !CONTAINER_NAME.matcher(container).matches()) {
            throw new IllegalArgumentException("container must be a name of Docker but is " + container);
        }
    }

    String plugins() {
        return container.isEmpty() ? MACHINE : MACHINE + CONTAINERS;
    }

    /** The text of a configuration file. It also keeps that of the user from having a say. */
    String text() {
        String others = "(?!" + container.replace(".", "\\.") + "$).*";
        return """
                [network]
                hide=%s
                [diskio]
                hide=loop.*,ram.*,zram.*
                [docker]
                hide=%s
                [containers]
                hide=%s
                """.formatted(INNER_INTERFACES, others, others);
    }
}
