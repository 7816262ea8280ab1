package io.tidemark.cli.system;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses of a host name. */
@FunctionalInterface
public interface Resolver {
    Resolver DNS = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> resolve(String host) throws UnknownHostException;
}
