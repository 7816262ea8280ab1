package io.tidemark.functions.engine;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.ssl.H2ClientTlsStrategy;

/** TLS as the plan wants it: verified against the system's authorities and the host name, or not at all. */
final class TlsSetup {
    private TlsSetup() {}

    static TlsStrategy strategy(boolean insecure) throws GeneralSecurityException {
        SSLContext context;
        if (insecure) {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAnything()}, null);
        } else {
            context = SSLContext.getDefault();
        }
        return new H2ClientTlsStrategy(context, (endpoint, engine) -> identify(engine, insecure), null);
    }

    private static void identify(SSLEngine engine, boolean insecure) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(insecure ? "" : "HTTPS");
        engine.setSSLParameters(parameters);
    }

    /** For {@code --insecure-tls}: the extended kind, because Java checks the host name on its own around any other. */
    private static final class TrustAnything extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
