// What AnswerDecoder makes of JSON, compared with Foundation's decoder, whose place it takes.

import Foundation
import SpotifyAPI
import SpotifyModel
import Testing

struct AnswerDecoderTests {
    /// Asks for a value in every way in which the models do.
    private struct Probe: Decodable, Equatable {
        var notes: [String] = []

        private enum Keys: String, CodingKey { case text, number, real, flag, list, object, missing }

        private static func said<Value>(_ read: () throws -> Value) -> String {
            do {
                return "\(try read())"
            } catch DecodingError.keyNotFound(let key, _) {
                return "no \(key.stringValue)"
            } catch DecodingError.valueNotFound(_, let context) {
                return "null at \(context.codingPath.last?.stringValue ?? "top")"
            } catch DecodingError.typeMismatch(_, let context) {
                return "another type at \(context.codingPath.last?.stringValue ?? "top")"
            } catch {
                // Foundation throws errors of its own here, which no caller tells apart.
                return "damaged"
            }
        }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: Keys.self)
            for key in [Keys.text, .number, .real, .flag, .list, .object, .missing] {
                notes += [
                    "\(key.stringValue) \(members.contains(key))",
                    Self.said { try members.decodeNil(forKey: key) },
                    Self.said { try members.decode(String.self, forKey: key) },
                    Self.said { try members.decodeIfPresent(String.self, forKey: key) },
                    Self.said { try members.decode(Int.self, forKey: key) },
                    Self.said { try members.decodeIfPresent(Int.self, forKey: key) },
                    Self.said { try members.decodeIfPresent(Double.self, forKey: key) },
                    Self.said { try members.decodeIfPresent(Bool.self, forKey: key) },
                    Self.said { try members.decodeIfPresent([Int?].self, forKey: key) },
                    Self.said { try members.decodeIfPresent([String: String].self, forKey: key)?.sorted { $0 < $1 } },
                    Self.said { try members.nestedContainer(keyedBy: Keys.self, forKey: key).allKeys.count },
                    Self.said { try members.nestedUnkeyedContainer(forKey: key).isAtEnd },
                ]
            }
            guard var list = try? members.nestedUnkeyedContainer(forKey: .list) else { return }
            while !list.isAtEnd {
                notes.append(Self.said { try list.decode(Int.self) })
                // An entry that could not be read is still the next one.
                notes.append(Self.said { try list.decode(String?.self) })
                if list.isAtEnd { break }
                guard (try? list.nestedContainer(keyedBy: Keys.self)) == nil else { continue }
                notes.append("\((try? list.decodeNil()) ?? false) \(list.currentIndex)")
                guard (try? list.decode(Bool.self)) == nil else { continue }
                if (try? list.superDecoder()) == nil { break }
            }
        }
    }

    private static func foundation(_ text: String) -> [String]? {
        try? JSONDecoder().decode(Probe.self, from: Data(text.utf8)).notes
    }

    private static func ours(_ text: String) -> [String]? {
        try? AnswerDecoder.decode(Probe.self, from: Array(text.utf8)).notes
    }

    @Test(arguments: [
        "\u{FEFF}{\"text\":\"a\"}",
        #"{}"#, #" { } "#, #"[]"#, #"7"#, #"null"#, #""text""#, "", " ", #"{"text":"a"}x"#, #"{"text":"a",}"#,
        #"{"text" "a"}"#, #"{"text":}"#, #"{text:"a"}"#, #"{"text":"a""#, #"{"list":[1,]}"#, #"{"list":[1 2]}"#,
        #"{"text":"a","text":"b"}"#, #"{"te\u0078t":"a"}"#, #"{"text":"","object":{}}"#,
        #"{"text":"\"\\\/\b\f\n\r\té😀"}"#, #"{"text":"\u00e9\ud83d\ude00\u0000"}"#, #"{"text":"\ud83d"}"#,
        #"{"text":"\ude00x"}"#, #"{"text":"\q"}"#, "{\"text\":\"a\u{7}b\"}", "{\"text\":\"a\nb\"}",
        #"{"number":0,"real":-0.5e3,"flag":true}"#, #"{"number":-12,"real":1E+2,"flag":false}"#,
        #"{"number":9223372036854775807}"#, #"{"number":-9223372036854775808}"#, #"{"number":9223372036854775808}"#,
        #"{"number":1.0,"real":1.5}"#, #"{"number":1e3}"#, #"{"number":1e400}"#, #"{"number":-0}"#,
        #"{"number":01}"#, #"{"number":1.}"#, #"{"number":.5}"#, #"{"number":+1}"#, #"{"number":-}"#, #"{"number":1e}"#,
        #"{"text":null,"number":null,"real":null,"flag":null,"list":null,"object":null,"missing":null}"#,
        #"{"text":1,"number":"1","real":true,"flag":"x","list":{"a":"b"},"object":[1,null,2]}"#,
        #"{"object":{"a":"b","c":"d"},"list":[1,"a",null,{},true,[],2.5]}"#, #"{"object":{"a":1},"list":[null,null]}"#,
        #"{"flag":tru}"#, #"{"flag":nul}"#, #"{"flag":truex}"#,
        #"{"object":{"text":"a","number":[{"deep":[[[]]]}]},"list":[[1],[2]]}"#,
    ])
    func `JSON is read as by Foundation`(_ text: String) {
        #expect(Self.ours(text) == Self.foundation(text))
    }

    @Test(arguments: [#"\n"#, #"\""#, #"\u00e9"#, "\"", "\\", "\u{1}", "\u{1F}", "\u{20}", "\u{7F}", "é", "東", "😀"])
    func `what a text holds may stand anywhere in it`(_ part: String) {
        for count in 0..<34 {
            let rest = String(repeating: "x", count: 34 - count)
            let text = #"{"text":""# + String(repeating: "!", count: count) + part + rest + #"","number":7}"#
            #expect(Self.ours(text) == Self.foundation(text))
        }
    }

    @Test func `every beginning of an answer is refused or read as by Foundation`() {
        let text = #"{"text":"a\u00e9é","number":-12.5e1,"list":[1,{"a":null}],"flag":true}"#
        for count in 0...text.utf8.count {
            let part = Array(text.utf8.prefix(count))
            let theirs = try? JSONDecoder().decode(Probe.self, from: Data(part)).notes
            #expect((try? AnswerDecoder.decode(Probe.self, from: part).notes) == theirs)
        }
    }

    /// Foundation refuses an answer with half an escape at the end of a text, but not one with an escape that there is
    /// not.
    @Test(arguments: [#"{"text":"\u12","number":7}"#, #"{"text":"\u","number":7}"#, #"{"text":"\uzzzz","number":7}"#])
    func `half an escape costs one text`(_ text: String) throws {
        let notes = try #require(Self.ours(text))
        #expect(notes.contains("damaged"))
        #expect(notes.contains("7"))
    }

    @Test func `bytes that are no UTF-8 cost one text`() throws {
        let bytes = Array(#"{"text":""#.utf8) + [0xC3, 0x28] + Array(#"","number":7}"#.utf8)
        let notes = try AnswerDecoder.decode(Probe.self, from: bytes).notes
        #expect(notes.contains("damaged"))
        #expect(notes.contains("7"))
    }

    @Test(arguments: [20, 400, 100_000])
    func `an answer as deep as it likes is read or refused`(_ depth: Int) {
        let text =
            #"{"text":"a","object":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            + "}"
        #expect((Self.ours(text) != nil) == (depth < 500))
    }
}
