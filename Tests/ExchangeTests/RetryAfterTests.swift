// `Retry-After` as servers and proxies write it.

import Exchange
import HTTPTypes
import Testing

struct RetryAfterTests {
    private static let week = 7 * 86_400

    private func read(_ values: [String]) -> RetryAfter {
        var response = HTTPResponse(status: .tooManyRequests)
        for value in values { response.headerFields.append(HTTPField(name: .retryAfter, value: value)) }
        return RetryAfter(response)
    }

    @Test(arguments: [
        (["5"], 5 as Int?), (["0"], 0), (["2.1"], 3), ([" 7 "], 7), (["1", "30"], 30), (["3, 9"], 9),
        (["604801"], week), (["1e300"], week), (["99999999999999999999"], week), ([], nil), ([""], nil), (["-1"], nil),
        (["soon"], nil), (["nan"], nil), (["inf"], nil), (["Wed, 21 Oct 2026 07:28:00 GMT"], nil), (["soon", "4"], 4),
        (["٣"], nil),
    ])
    func `the longest wait that is named in seconds holds, at most a week`(values: [String], seconds: Int?) {
        #expect(read(values).seconds == seconds)
        #expect(!read(values).isAssumed)
    }

    @Test func `a wait that a layer of ours assumed can be told from Spotify's own`() {
        var response = HTTPResponse(status: .tooManyRequests)
        RetryAfter.assume(30, in: &response)
        #expect(RetryAfter(response).seconds == 30)
        #expect(RetryAfter(response).isAssumed)
    }
}
