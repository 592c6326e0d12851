using System.Text.RegularExpressions;

namespace MultiModalRL.Environments.Tests;

/// <summary>
/// VQA accuracy once more, from the published rules alone: by regular expressions, and leaving out one answer after another.
/// </summary>
internal static class VqaAccuracyOracle
{
    private const string Space = @"[\t-\r\u001C- \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]";

    public static double Of((string Answer, string Id)[] human, string prediction, VqaVariant variant)
    {
        var trimmed = human.Select(answer => (Answer: Trimmed(answer.Answer), answer.Id)).ToArray();
        return variant switch
        {
            VqaVariant.Official2021 when trimmed.DistinctBy(answer => answer.Answer).Count() == 1 => Mean(trimmed, Trimmed(prediction)),
            VqaVariant.Pre2021 when human.DistinctBy(answer => answer.Answer).Count() == 1 => Mean(human, Whole(Trimmed(prediction), variant)),
            VqaVariant.Pre2021 => Mean([.. human.Select(answer => (Marks(answer.Answer, variant), answer.Id))], Whole(Trimmed(prediction), variant)),
            VqaVariant.Official2021 or VqaVariant.LmmsEval =>
                Mean([.. trimmed.Select(answer => (Whole(answer.Answer, variant), answer.Id))], Whole(Trimmed(prediction), variant)),
            VqaVariant.VlmEvalKit =>
                Mean([.. trimmed.Select((answer, place) => (Whole(answer.Answer, variant), $"{place}"))], Whole(Trimmed(prediction), variant)),
            _ => Mean([.. human.Select((answer, place) => (Token(answer.Answer), $"{place}"))], Token(prediction)),
        };
    }

    private static double Mean((string Answer, string Id)[] human, string prediction)
    {
        var total = 0.0;
        foreach (var one in human)
        {
            var agreeing = human.Where(other => other != one && other.Answer == prediction).Count();
            total += agreeing >= 3 ? 1 : agreeing / 3.0;
        }

        return total / human.Length;
    }

    private static string Trimmed(string text) => Regex.Replace(Regex.Replace(text, "[\n\t]", " "), $@"^{Space}+|{Space}+\z", "");

    private static string Token(string text) => Whole(
        Trimmed(Regex.Replace(Regex.Replace(text.ToLowerInvariant(), "[,?]", ""), "'s", " 's")), VqaVariant.TextVqa);

    private static string Whole(string text, VqaVariant variant)
    {
        var words = Regex.Split(Marks(text, variant).ToLowerInvariant(), $"{Space}+").Where(word => word.Length > 0);
        var numbers = words.Select(word => Array.IndexOf("zero one two three four five six seven eight nine ten".Split(), word) is >= 0 and var number ? $"{number}" : word == "none" ? "0" : word);
        return string.Join(' ', numbers.Where(word => !Regex.IsMatch(word, @"^(a|an|the)\z")).Select(Contracted));
    }

    private static string Contracted(string word) => word switch { "dont" => "don't", "im" => "im", "oclock" => "o'clock", "somebody'd" => "somebodyd", "ow's'at" => "'ow's'at", _ => word };

    private static string Marks(string text, VqaVariant variant)
    {
        var hasThousands = Regex.IsMatch(text, variant is VqaVariant.LmmsEval or VqaVariant.TextVqa ? @"\d,+\d" : @"\d,\d");
        var result = Regex.Replace(text, @"[;/\[\]""{}()=+\\_\-><@`,?!]", mark =>
            hasThousands || Regex.IsMatch(text, $" {Regex.Escape(mark.Value)}|{Regex.Escape(mark.Value)} ", RegexOptions.None) ? "" : " ");
        return new Regex(variant == VqaVariant.VlmEvalKit ? @"(?<!\d)\.(?!\d)" : @"\.(?!\d)").Replace(result, "", 32);
    }
}
