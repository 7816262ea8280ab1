package io.tidemark.server;

import java.net.InetAddress;
import java.util.Optional;

/** What is known of a request besides what it asks for; read only by those who want it. */
public interface Head {
    /** Nothing is known. */
    Head NONE = new Head() {
        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public InetAddress remote() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public boolean isEncrypted() {
            return false;
        }
    };

    /** The first of that name, in any case. */
    Optional<String> header(String name);

    /** Where the connection comes from. */
    InetAddress remote();

    boolean isEncrypted();
}
