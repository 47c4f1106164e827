// Answers as no server should give them, and as some do: packed nothing, damaged packing, far too much, half a
// refusal, a status that is none. What is read of them, and whether the request may be sent again.

import Exchange
import HTTPTypes
import NetworkAdapters
import Testing

@Suite(.serialized) struct OddAnswerTests {
    /// What one request to a server with this answer ends as.
    private func ask(
        _ answer: String, _ method: HTTPRequest.Method = .put, body: [UInt8] = []
    ) async throws -> (result: Result<(HTTPResponse, [UInt8]), ExchangeError>, sent: Int) {
        let server = try await RawServer(answer: answer)
        let network = NetworkExchange(userAgent: "juke/test", environment: [:], deadline: .seconds(5))
        let request = HTTPRequest(
            method: method, scheme: "http", authority: "127.0.0.1:\(server.port)", path: "/v1/me/player/next")
        let result: Result<(HTTPResponse, [UInt8]), ExchangeError>
        do throws(ExchangeError) {
            result = .success(try await network.send(request, body: body))
        } catch {
            result = .failure(error)
        }
        await network.shutdown()
        let sent = server.requestLines.count
        try await server.close()
        return (result, sent)
    }

    @Test(
        arguments: [
            ("204 No Content", "", 204), ("200 OK", "Content-Length: 0\r\n", 200),
            ("202 Accepted", "Content-Length: 0\r\n", 202), ("401 Unauthorized", "Content-Length: 0\r\n", 401),
            ("200 OK", "Transfer-Encoding: chunked\r\n", 200), ("304 Not Modified", "", 304),
        ], ["gzip", "deflate"])
    func `nothing that is marked as packed is nothing`(
        answer: (line: String, fields: String, status: Int), coding: String
    ) async throws {
        let end = answer.fields.hasPrefix("Transfer") ? "0\r\n\r\n" : ""
        let (result, sent) = try await ask(
            "HTTP/1.1 \(answer.line)\r\nContent-Encoding: \(coding)\r\n\(answer.fields)\r\n\(end)")
        let (response, body) = try result.get()
        #expect(response.status.code == answer.status)
        #expect(body.isEmpty)
        #expect(sent == 1)
    }

    @Test(arguments: [
        // The beginning of a packed text, text that is not packed at all, more than is read, and what is no HTTP.
        (
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\u{1f}x\u{08}",
            TransportFault.damagedAnswer
        ),
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain", .damagedAnswer),
        ("HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n{", .tooLarge),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", .damagedAnswer),
        ("FTP 220 welcome\r\n\r\n", .damagedAnswer),
    ])
    func `an answer that cannot be read says so, and may have followed an act`(
        answer: String, expected: TransportFault
    ) async throws {
        let (result, sent) = try await ask(answer, .get)
        guard case .failure(.ambiguous(let fault)) = result else { Issue.record("\(result)"); return }
        #expect(fault == expected)
        #expect(!fault.mayPass)
        #expect(sent == 1)
    }

    @Test func `more than is announced is not read either`() async throws {
        let chunk = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
        let (result, _) = try await ask(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 80) + "0\r\n\r\n",
            .get)
        guard case .failure(.ambiguous(.tooLarge)) = result else { Issue.record("\(result)"); return }
    }

    @Test func `a refusal that comes before all was sent is the answer`() async throws {
        let refusal = "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        let (result, _) = try await ask(refusal, .post, body: [UInt8](repeating: 120, count: 3 << 20))
        #expect(try result.get().0.status.code == 413)
    }

    @Test func `half a refusal is a refusal, half a success is none`() async throws {
        let half = "Content-Length: 20\r\nConnection: close\r\n\r\n{\"half\":"
        let closing = try await ClosingServer(answer: "HTTP/1.1 403 Forbidden\r\n" + half)
        let network = NetworkExchange(userAgent: "juke/test", environment: [:])
        let request = { (port: Int) in
            HTTPRequest(method: .post, scheme: "http", authority: "127.0.0.1:\(port)", path: "/")
        }
        #expect(try await network.send(request(closing.port), body: []).0.status.code == 403)
        try await closing.close()
        let success = try await ClosingServer(answer: "HTTP/1.1 200 OK\r\n" + half)
        let error = await #expect(throws: ExchangeError.self) {
            try await network.send(request(success.port), body: [])
        }
        guard case .ambiguous? = error else { Issue.record("\(String(describing: error))"); return }
        try await success.close()
        await network.shutdown()
    }

    @Test func `several waits are the longest of them`() async throws {
        let answer = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n"
        let (result, _) = try await ask(answer, .get)
        #expect(RetryAfter(try result.get().0).seconds == 2)
    }

    @Test(arguments: [
        ("1, 2", 2), ("7", 7), ("2.5", 3), ("0", 0), ("soon", nil), ("-1", nil), ("", nil),
        ("99999999999999999999", 604_800), ("Wed, 21 Oct 2026 07:28:00 GMT", nil),
    ])
    func `a wait in seconds is read, and nothing else`(text: String, seconds: Int?) {
        var response = HTTPResponse(status: .tooManyRequests)
        response.headerFields[.retryAfter] = text
        #expect(RetryAfter(response).seconds == seconds)
    }

    @Test func `an answer that takes long is told of, once`() async throws {
        let told = Counter()
        let server = try await RawServer(answer: nil)
        let network = NetworkExchange(
            userAgent: "juke/test", environment: [:], deadline: .seconds(2), patience: .milliseconds(50),
            isSlow: { told.count() })
        let request = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:\(server.port)", path: "/")
        await withTaskGroup { group in
            for _ in 0..<3 { group.addTask { _ = try? await network.send(request, body: []) } }
        }
        #expect(told.value == 1)
        await network.shutdown()
        try await server.close()
    }
}
