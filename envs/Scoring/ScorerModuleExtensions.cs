using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Registers official metrics.</summary>
public static class ScorerModuleExtensions
{
    /// <summary>Registers a metric, which <c>mmrl score</c> then applies to prediction files.</summary>
    /// <exception cref="ArgumentException">It has no variant.</exception>
    public static ModuleBuilder AddScorer(this ModuleBuilder modules, ScorerRegistration scorer)
    {
        if (scorer.Variants.IsDefaultOrEmpty)
        {
            throw new ArgumentException($"scorer {scorer.Name} has no variant", nameof(scorer));
        }

        modules.Services.AddSingleton(scorer);
        return modules;
    }
}
