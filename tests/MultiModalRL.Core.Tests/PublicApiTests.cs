namespace MultiModalRL.Core.Tests;

public sealed class PublicApiTests
{
    [Test]
    public void Core_PublicSurface_IsTheApprovedOne()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        var approved = File.ReadAllLines(Path.Combine(folder, "PublicApi.approved.txt"));
        var actual = PublicApiText.Of(typeof(EnvironmentSpec).Assembly);
        if (actual.SequenceEqual(approved))
        {
            return;
        }

        // Lines are compared with the type that they stand under: many types have equal members.
        var received = Path.Combine(folder, "PublicApi.received.txt");
        File.WriteAllLines(received, actual);
        var (before, now) = (Qualified(approved), Qualified(actual));
        Assert.Fail(string.Join('\n',
        [
            $"The public API of Core changed. If that is meant, copy {received} over PublicApi.approved.txt.",
            .. before.Except(now).Select(line => "- " + line),
            .. now.Except(before).Select(line => "+ " + line),
        ]));
    }

    [Test]
    public void Of_ThisTest_WritesTypesAndMembers()
    {
        var lines = PublicApiText.Of(typeof(PublicApiTests).Assembly);
        Assert.That(lines, Does.Contain("sealed class PublicApiTests"));
        Assert.That(lines, Does.Contain("    Void Of_ThisTest_WritesTypesAndMembers()"));
    }

    private static string[] Qualified(string[] lines)
    {
        var type = "";
        return [.. lines.Select(line => line.StartsWith(' ') ? $"{type}: {line.Trim()}" : type = line)];
    }
}
