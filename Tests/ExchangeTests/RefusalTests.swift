// Refusals that only their text tells apart.

import Exchange
import HTTPTypes
import Testing

struct RefusalTests {
    @Test(
        arguments: [
            (429, #"{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}"#, .quotaUsedUp),
            (429, #"{"error":{"status":429,"message":"Too many requests"}}"#, nil), (429, "Too many requests", nil),
            (429, "Access token missing", nil), (403, "QUOTA_EXCEEDED", nil), (401, "QUOTA_EXCEEDED", nil),
            (401, "{\n  \"error\" : {\n    \"message\" : \"Access token missing\"\n  }\n}", .tokenLost),
            (401, "Access token missing", .tokenLost), (401, "The access token expired", nil), (401, "", nil),
        ] as [(Int, String, Refusal?)])
    func `what a refusal means is in its status and its text`(status: Int, text: String, refusal: Refusal?) {
        #expect(Refusal(status: status, text: text) == refusal)
        #expect(Refusal(HTTPResponse(status: .init(code: status)), Array(text.utf8)) == refusal)
    }

    @Test func `far down in a page stands what any page could say`() {
        let page = String(repeating: "<br>", count: 400) + "QUOTA_EXCEEDED"
        #expect(Refusal(HTTPResponse(status: .tooManyRequests), Array(page.utf8)) == nil)
    }
}
