// The validator finds what is wrong: every kind of problem, in a small schema of our own.

import HTTPTypes
import Testing

struct ValidatorTests {
    private static let yaml = #"""
        components:
          schemas:
            Base: {type: object, required: [id], properties: {id: {type: string}, next: {type: string, nullable: true}}}
            Thing:
              allOf:
                - $ref: "#/components/schemas/Base"
                - type: object
                  properties:
                    size: {type: integer, minimum: 1, maximum: 3}
                    kind: {type: string, enum: [song, film]}
                    since: {type: string, format: date-time}
                    parts: {type: array, items: {$ref: "#/components/schemas/Base"}}
                    either: {oneOf: [{$ref: "#/components/schemas/Base"}, {type: integer}]}
        paths:
          /things/{id}:
            put:
              parameters:
                - {name: state, in: query, required: true, schema: {type: boolean}}
                - {name: kinds, in: query, schema: {type: array, items: {type: string, enum: [song, film]}}}
              requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
              responses: {"204": {description: done}}
          /things/all:
            put: {deprecated: true, responses: {"200": {description: done}}}
        """#

    @Test(arguments: [
        (#"{"id": "1", "size": 2, "kind": "song", "next": null, "parts": [{"id": "2"}], "either": 4}"#, []),
        (#"{"size": 2}"#, ["missing id"]),
        (#"{"id": 1}"#, ["type id: integer, not string"]),
        (#"{"id": null}"#, ["null id"]),
        (#"{"id": "1", "sise": 2}"#, ["undeclared sise"]),
        (#"{"id": "1", "size": 4}"#, ["range size: 4.0 is not in 1.0...3.0"]),
        (#"{"id": "1", "size": 1.5}"#, ["type size: number, not integer"]),
        (#"{"id": "1", "kind": "book"}"#, [#"value kind: string("book") is none of the choices"#]),
        (
            #"{"id": "1", "since": "2026-01-01T00:00:00.000"}"#,
            ["format since: 2026-01-01T00:00:00.000 is no date-time"]
        ),
        (#"{"id": "1", "parts": [{}, {"id": "2", "more": 1}]}"#, ["missing parts[].id", "undeclared parts[].more"]),
        (#"{"id": "1", "either": {"id": 4}}"#, ["type either.id: integer, not string"]),
        (#"[]"#, ["type : array, not object"]),
    ])
    func `a body is held against its schema`(json: String, expected: [String]) throws {
        let validator = Validator(schema: Schema(root: try Tree(yaml: Self.yaml)))
        let value = try #require(Tree(json: Array(json.utf8)))
        let found = validator.problems(of: value, against: .object(["$ref": .string("#/components/schemas/Thing")]))
        #expect(Set(found.map(\.description)).isSuperset(of: expected))
        #expect(found.isEmpty == expected.isEmpty)
    }

    @Test(arguments: [
        ("?state=true&kinds=song%2Cfilm", #"{"id": "1"}"#, []),
        ("?state=1", "", ["type state: string, not boolean"]),
        ("?kinds=song,book", "", [#"value kinds[]: string("book") is none of the choices"#, "missing state"]),
        ("?state=true&states=true", "", ["undeclared states"]),
        ("?state=true&state=true", "", ["value state: sent more than once"]),
        ("?state=true", "{}", ["missing id"]),
        ("?state=true", "{", ["message body: no JSON"]),
    ])
    func `a request is held against its operation`(query: String, body: String, expected: [String]) throws {
        let schema = Schema(root: try Tree(yaml: Self.yaml))
        let operation = try #require(schema.operation("PUT", "/things/7"))
        var request = HTTPRequest(method: .put, scheme: "https", authority: "x", path: "/v1/things/7" + query)
        request.headerFields[.contentType] = "application/json"
        let recorded = Recorded(
            request: request, body: Array(body.utf8), response: HTTPResponse(status: .ok), answer: Array("OK".utf8))
        let check = ExchangeCheck(operation: operation, validator: Validator(schema: schema))
        #expect(check.request(recorded).map(\.description).sorted() == expected.sorted())
        #expect(check.answer(recorded).map(\.description) == ["message status: 200 is not declared"])
    }

    @Test func `a path that is written out comes before one with a gap`() throws {
        let schema = Schema(root: try Tree(yaml: Self.yaml))
        #expect(schema.operation("PUT", "/things/all")?.isDeprecated == true)
        #expect(schema.operation("PUT", "/things/7")?.name == "PUT /things/{id}")
        #expect(schema.operation("GET", "/things/7") == nil)
        #expect(schema.operation("PUT", "/things") == nil)
    }
}
