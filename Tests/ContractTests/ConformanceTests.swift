// What juke sends and the simulator answers is what Spotify's own description of the Web API allows, but for the known
// differences between the description and the service.

import Testing

@testable import SpotifySimulator

@Suite(.enabled(if: Schema.isThere, Comment(rawValue: Schema.notice)))
struct ConformanceTests {
    @Test(arguments: AppMode.allCases)
    func `every request and every answer is as the schema says`(mode: AppMode) async throws {
        let report = try await Survey.of(mode).whole
        let unknown = report.findings.filter { finding in !Difference.all.contains { $0.explains(finding) } }
        #expect(unknown.isEmpty, Comment(rawValue: Self.list(unknown)))
    }

    @Test(arguments: AppMode.allCases)
    func `every refusal is as the schema says`(mode: AppMode) async throws {
        let report = try await Survey.of(mode).refusals
        let unknown = report.findings.filter { finding in !Difference.all.contains { $0.explains(finding) } }
        #expect(unknown.isEmpty, Comment(rawValue: Self.list(unknown)))
    }

    @Test func `Development Mode meets every operation that is not deprecated`() async throws {
        let survey = try await Survey.of(.development)
        let covered = survey.whole.covered
        #expect(covered == survey.schema.names(deprecated: false))
        Attachment.record(covered.sorted().joined(separator: "\n"), named: "development.txt")
    }

    @Test func `extended mode meets the forty that were removed in February 2026 as well`() async throws {
        let survey = try await Survey.of(.extended)
        let covered = survey.whole.covered
        let schema = survey.schema
        let removed = schema.names(deprecated: true).subtracting(Difference.goneSince2024)
        #expect(removed.count == 40)
        #expect(covered == schema.names(deprecated: false).union(removed))
        Attachment.record(covered.sorted().joined(separator: "\n"), named: "extended.txt")
    }

    @Test func `every known difference is still met`() async throws {
        var findings: [Finding] = []
        for mode in AppMode.allCases {
            let survey = try await Survey.of(mode)
            findings += survey.whole.findings + survey.refusals.findings
        }
        for difference in Difference.all {
            #expect(findings.contains { difference.explains($0) }, "nothing needs this any more: \(difference.why)")
        }
    }

    private static func list(_ findings: [Finding]) -> String {
        Set(findings.map(\.description)).sorted().joined(separator: "\n")
    }
}
