namespace MultiModalRL.Environments.Tests;

public sealed class VqaAdversarialTests
{
    private static readonly string[] Pieces =
    [
        "yes", "No", "two", "none", "TEN", "a", "an", "The", "cat", "t-shirt", "dont", "Im", "oclock", "somebody'd", "ow's'at", "it's", "1", "23", "4.5", ".5", "6.",
        "1,000", ",,", "U.S.", "\u0663", "\u00E9", "\u2019", "\u00A0", "\u2003", "\u001D", "\n", "\t", "\r", "  ", ". ", "...", "x,y", "$", "%", ":", "'", "&", "*",
        ";", "/", "[", "]", "\"", "{", "}", "(", ")", "=", "+", "\\", "_", "-", ">", "<", "@", "`", ",", "?", "!",
        "...................................",
    ];

    [TestCase(1)]
    [TestCase(2)]
    public void Of_RandomAnswers_IsWhatTheRulesSay(int seed)
    {
        var text = new AdversarialText((ulong)seed, Pieces);
        for (var round = 0; round < 1000; round++)
        {
            var said = Enumerable.Range(0, 1 + text.Number(4)).Select(_ => text.Next(4)).ToArray();
            var (isUnanimous, hasIds) = (text.Number(4) == 0, text.Number(8) > 0);
            var human = Enumerable.Range(0, 10).Select(place => (Answer: isUnanimous ? said[0] : text.Like(text.OneOf(said)), Id: hasIds ? $"{place}" : "")).ToArray();
            var prediction = text.Like(text.OneOf(said));
            foreach (var variant in Enum.GetValues<VqaVariant>())
            {
                var accuracy = VqaAccuracy.Of([.. human.Select(answer => new VqaHumanAnswer(answer.Answer, answer.Id))], prediction, variant);
                Assert.That(accuracy, Is.EqualTo(VqaAccuracyOracle.Of(human, prediction, variant)), () => $"{variant}: {prediction} | {string.Join(" | ", human)}");
            }
        }
    }
}
