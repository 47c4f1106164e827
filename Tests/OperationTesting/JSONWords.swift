// The bodies of requests in these tests: lists of IDs and addresses.

/// Words as a JSON list: IDs and URIs hold nothing that would have to be escaped.
func jsonList(_ words: [String]) -> String { "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }

/// URIs as a JSON list of objects.
func jsonObjects(_ uris: [String]) -> String { "[" + uris.map { "{\"uri\": \"\($0)\"}" }.joined(separator: ", ") + "]" }

/// The bytes of a body.
func jsonBody(_ json: String) -> [UInt8] { Array(json.utf8) }
