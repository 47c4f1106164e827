// Requests no client should send: every operation with numbers, ids and bodies from the edge of what can be written.
// The service refuses or acts, and is still there afterwards.

import HTTPTypes
import Testing

@testable import SpotifySimulator

struct HostileRequestTests {
    private static let queries = [
        "limit=-1", "limit=99999999999999999999", "offset=9223372036854775807", "limit=1&offset=100000",
        "position=-9223372036854775808", "position_ms=9223372036854775807", "uris=,,,", "ids=%00,%FF",
        "after=%F0%9F%8E%B5",
        "before=-9223372036854775808", "type=", "state=%22", "volume_percent=-1", "device_id=", "time_range=ever",
        "market=XX&additional_types=episode", "fields=)(", "uri=spotify:::", "uris=spotify:user:", "q=%22:%22%20NOT",
    ]
    private static let bodies = [
        "", "{", "[]", "null", #"{"uris":null,"range_start":-1,"insert_before":9223372036854775807}"#,
        #"{"range_start":0,"insert_before":0,"range_length":9223372036854775807}"#,
        #"{"items":[{}],"tracks":7,"snapshot_id":3}"#, #"{"uris":[null,1,""],"position":-5}"#,
        #"{"device_ids":[null]}"#, #"{"name":7,"public":"yes","collaborative":true}"#,
        #"{"context_uri":7,"offset":{"position":9223372036854775807},"position_ms":1e400}"#,
        #"{"ids":[1,null],"public":null}"#,
    ]

    @Test(arguments: AppMode.allCases)
    func `every operation survives every query and body`(mode: AppMode) async throws {
        let caller = try await Caller.playing(mode)
        for operation in OperationTests.inBothModes + OperationTests.lost {
            let path = "/v1" + String(operation.path.prefix { $0 != "?" })
            for query in Self.queries {
                let answer = try await caller.send(operation.method, "\(path)?\(query)")
                #expect((200..<500).contains(answer.status), "\(operation.testDescription) \(query)")
            }
            for body in Self.bodies where operation.method != .get {
                let answer = try await caller.send(operation.method, path, body: body)
                #expect((200..<500).contains(answer.status), "\(operation.testDescription) \(body)")
            }
        }
        #expect(try await caller.get("/me").status == 200)
    }
}
