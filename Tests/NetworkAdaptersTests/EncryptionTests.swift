// Encrypted connections to a server of this process: whose certificates are trusted, and what an end without the
// farewell of TLS means.

import Exchange
import Glibc
import HTTPTypes
import NIOCore
import NIOPosix
import NIOSSL
import NetworkAdapters
import Testing

@Suite(.serialized) struct EncryptionTests {
    /// Sends one request to a server for `localhost` with this answer, after which the connection is cut.
    private func ask(_ answer: String, environment: [String: String]) async throws -> Result<Int, ExchangeError> {
        let server = try await EncryptedServer(answer: answer)
        let network = NetworkExchange(userAgent: "juke/test", environment: environment)
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "localhost:\(server.port)", path: "/v1/me/player/next")
        let result: Result<Int, ExchangeError>
        do throws(ExchangeError) {
            result = .success(try await network.send(request, body: []).0.status.code)
        } catch {
            result = .failure(error)
        }
        await network.shutdown()
        try await server.close()
        return result
    }

    private static let whole = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

    @Test func `a certificate of nobody known is refused before anything is sent`() async throws {
        let result = try await ask(Self.whole, environment: [:])
        guard case .failure(.notSent(.insecure)) = result else { Issue.record("\(result)"); return }
    }

    @Test(arguments: ["SSL_CERT_FILE", "SSL_CERT_DIR"])
    func `certificates that the environment names are trusted`(variable: String) async throws {
        let folder = try CertificateFolder()
        let path = variable == "SSL_CERT_FILE" ? folder.file : folder.path
        let result = try await ask(Self.whole, environment: [variable: path])
        #expect(try result.get() == 200)
    }

    @Test func `an answer that ends without a farewell may be cut off, and its request may have acted`() async throws {
        let folder = try CertificateFolder()
        let result = try await ask("HTTP/1.1 200 OK\r\n\r\n{\"half\":", environment: ["SSL_CERT_FILE": folder.file])
        guard case .failure(.ambiguous) = result else { Issue.record("\(result)"); return }
    }
}

/// A folder with the certificate in it; it vanishes with its last user.
private final class CertificateFolder {
    let path: String
    var file: String { path + "/localhost.pem" }

    init() throws {
        var template = Array("/tmp/juke-certificates-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
        let descriptor = open(path + "/localhost.pem", O_WRONLY | O_CREAT, 0o600)
        let bytes = Array(EncryptedServer.certificate.utf8)
        let written = write(descriptor, bytes, bytes.count)
        close(descriptor)
        try #require(written == bytes.count)
    }

    deinit {
        unlink(file)
        rmdir(path)
    }
}

/// A server that speaks TLS, answers once, and cuts the connection.
private final class EncryptedServer: Sendable {
    let port: Int
    private let channel: any Channel

    init(answer: String) async throws {
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(Self.certificate.utf8)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(Self.key.utf8), format: .pem)))
        let tls = try NIOSSLContext(configuration: configuration)
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        Cut(), NIOSSLServerHandler(context: tls), Answering(answer: answer),
                    ])
                }
            }
            .bind(host: "localhost", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    func close() async throws { try await channel.close() }

    /// Closes at once when it is asked to, before TLS could say farewell.
    private final class Cut: ChannelOutboundHandler, Sendable {
        typealias OutboundIn = ByteBuffer

        func triggerUserOutboundEvent(
            context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
        ) {
            context.close(promise: promise)
        }
    }

    private final class Answering: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        let answer: String

        init(answer: String) { self.answer = answer }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
            context.triggerUserOutboundEvent((), promise: nil)
        }
    }

    /// Made for these tests and good for nothing else: a name that only this machine has.
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBlTCCATugAwIBAgIURnyiByd0Bmee6qV/unwnR67oRRQwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJanVrZSB0ZXN0MCAXDTI2MTEyODIxNTAyNloYDzIxMjYxMTA0
        MjE1MDI2WjAUMRIwEAYDVQQDDAlqdWtlIHRlc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAQJa7XEVDHpfgxFo5Nm9SgVkJo920MnKcO8o5Uvo4oX6gX1TgAJ8WXc
        16JO3KD/MorBn1mRLfh8kmz14uKQ1Vqzo2kwZzAdBgNVHQ4EFgQUN9Y4eQgieVg3
        PpMvdTZFnmM5Y6YwHwYDVR0jBBgwFoAUN9Y4eQgieVg3PpMvdTZFnmM5Y6YwDwYD
        VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
        SAAwRQIgKATVU5y/39tCGwL8Ho0hKxqKDf+KBKij11kvzPYZBkgCIQCkvpRHnSDX
        I/39TmXLnxaAkyELSpjo3e2vpGG2+Y3IZQ==
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfUaNbb7H7yShdzke
        d7xH/ciaYJlijmF/B8pP0OJokmahRANCAAQJa7XEVDHpfgxFo5Nm9SgVkJo920Mn
        KcO8o5Uvo4oX6gX1TgAJ8WXc16JO3KD/MorBn1mRLfh8kmz14uKQ1Vqz
        -----END PRIVATE KEY-----
        """
}
