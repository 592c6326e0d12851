using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MultiModalRL.Environments.Tests;

public sealed class MmmuAdversarialTests
{
    private const string Letters = "ABCDEF";

    private static readonly string[] Pieces =
    [
        "(A)", "(B)", "(C)", "A", "B", "C", "D", " A ", " B ", "the", "answer ", "is ", "so ", "could be ", "result ", "final ", "therefore ", "thus ", "Red Car", "red", "\n", "=", "x",
        "1,234", "12,34", "1,234,567", "-5", "--7", "3.14", "1e5", "2E-3", ".5", "5x", "1.2.3", "3e", "-", "nan", "inf", "1_000", ".", "!", ":", "'", ",", "_5", "0.005", "2.675", "$", "\t",
    ];

    [Test]
    public void Choice_RandomResponses_IsWhatTheRulesSay()
    {
        var text = new AdversarialText(4, Pieces);
        var (random, same) = (new MersenneTwister(42), new MersenneTwister(42));
        for (var round = 0; round < 4000; round++)
        {
            var choices = Enumerable.Range(0, 2 + text.Number(4)).Select(index => (Letter: $"{Letters[index]}", Option: text.Next(2))).ToImmutableArray();
            var response = text.Next(8) + (text.Number(3) == 0 ? choices[0].Option + text.Next(2) : "");
            var letter = MmmuChoiceParser.Parse(response, choices, random);
            Assert.That(letter, Is.EqualTo(Choice(response, choices) ?? choices[same.Choice(choices.Length)].Letter), () => $"{response} | {string.Join(" | ", choices)}");
        }
    }

    [Test]
    public void Open_RandomResponses_IsWhatTheRulesSay()
    {
        var text = new AdversarialText(5, Pieces);
        for (var round = 0; round < 4000; round++)
        {
            var response = text.Next(9);
            var found = MmmuOpenParser.Parse(response).Select(value => value.Text ?? PythonNumber.Text(value.Number)).Order(StringComparer.Ordinal);
            Assert.That(found, Is.EqualTo(Open(response).Distinct().Order(StringComparer.Ordinal)), () => response);
        }
    }

    private static string? Choice(string response, ImmutableArray<(string Letter, string Option)> choices)
    {
        foreach (var end in ",.!?;:'")
        {
            response = Regex.Replace(response, $@"^[{end}]+|[{end}]+\z", "");
        }

        response = $" {response} ";
        var isLong = Regex.Count(response, @"\S+") > 5;
        Func<(string Letter, string Option), string>[] patterns =
            [choice => $@"\({choice.Letter}\)", choice => $" {choice.Letter} ", choice => isLong ? $"(?i){Regex.Escape(choice.Option)}" : "(?!)"];
        return patterns
            .Select(pattern => choices
                .Select(choice => (choice.Letter, Place: Regex.Match(response, pattern(choice), RegexOptions.RightToLeft | RegexOptions.CultureInvariant)))
                .Where(found => found.Place.Success)
                .OrderByDescending(found => found.Place.Index)
                .Select(found => found.Letter)
                .FirstOrDefault())
            .FirstOrDefault(letter => letter is not null);
    }

    private static IEnumerable<string> Open(string response)
    {
        var whole = response.Trim().Trim('.').ToLowerInvariant();
        var lines = whole.Split('\n');
        var keys = lines.Select((line, place) => Key(line, place == lines.Length - 1)).Where(key => !Regex.IsMatch(key, @"^[:,.!?;']?\z")).ToArray();
        foreach (var key in keys.Length == 0 ? [whole] : keys)
        {
            var numbers = new[] { @"-?\b\d{1,3}(?:,\d{3})+\b", @"-?\d+(?:\.\d+)?[eE][+-]?\d+", @"-?(?:\d+\.\d+|\.\d+|\d+\b)(?![eE][+-]?\d+)(?![,\d])" }
                .SelectMany(pattern => Regex.Matches(key, pattern)).Select(match => match.Value);
            foreach (var value in numbers.Prepend(key).SelectMany(MmmuValue.Normalized))
            {
                yield return value.Text ?? PythonNumber.Text(value.Number);
            }
        }
    }

    // The tails behind indicators, each looked at in the order of the rules: an empty one gives way to whatever comes next.
    private static string Key(string line, bool isLast) => new[] { "could be ", "so ", "is ", "thus ", "therefore ", "final ", "answer ", "result " }
        .Concat(isLast ? ["="] : [])
        .Select(indicator => Regex.Match(line, $"^.*{indicator}(.*)\\z", RegexOptions.Singleline))
        .Where(match => match.Success)
        .Aggregate("", (shortest, match) => match.Groups[1].Value.Trim() is var tail && (shortest == "" || tail.Length < shortest.Length) ? tail : shortest);
}
