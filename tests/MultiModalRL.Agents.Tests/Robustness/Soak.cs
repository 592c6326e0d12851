using System.Globalization;

namespace MultiModalRL.Agents.Tests;

/// <summary>Tests that run as long as they are asked to, by the environment; without that they are skipped.</summary>
internal static class Soak
{
    private const string MinutesName = "MMRL_SOAK_MINUTES";
    private const string UpdatesName = "MMRL_SOAK_UPDATES";

    /// <summary>How long the storm is to last for each agent.</summary>
    public static TimeSpan Minutes() => TimeSpan.FromMinutes(double.Parse(
        Given(MinutesName, "the minutes that each agent is to learn under the storm, such as 10"), CultureInfo.InvariantCulture));

    /// <summary>How many optimizer updates each agent is to make.</summary>
    public static int Updates() => int.Parse(
        Given(UpdatesName, "the optimizer updates that each agent is to make, such as 1000000"), CultureInfo.InvariantCulture);

    private static string Given(string name, string meaning)
    {
        var value = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrEmpty(value))
        {
            Assert.Ignore($"runs only where {name} names {meaning}");
        }

        return value!;
    }
}
