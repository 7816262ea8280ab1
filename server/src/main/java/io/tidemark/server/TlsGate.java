package io.tidemark.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks at the first bytes of a connection: whoever speaks without encryption is told, rather than left in the dark. */
final class TlsGate extends ByteToMessageDecoder {
    /** Of a record of TLS. */
    private static final int HEADER_BYTES = 5;

    private static final String TOLD = "This port speaks HTTPS only.\n";
    private static final byte[] REFUSAL = ("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n"
                    + "Content-Length: " + TOLD.length() + "\r\nConnection: close\r\n\r\n" + TOLD)
            .getBytes(StandardCharsets.US_ASCII);

    private final Tls tls;
    private boolean refused;

    TlsGate(Tls tls) {
        this.tls = tls;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (refused) {
            in.skipBytes(in.readableBytes());
        } else if (in.readableBytes() >= HEADER_BYTES) {
            if (SslHandler.isEncrypted(in, false)) {
                context.pipeline().replace(this, "tls", new SslHandler(tls.engine()));
            } else {
                refused = true;
                in.skipBytes(in.readableBytes());
                context.writeAndFlush(Unpooled.wrappedBuffer(REFUSAL)).addListener(ChannelFutureListener.CLOSE);
            }
        }
    }
}
