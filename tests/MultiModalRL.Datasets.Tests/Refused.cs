using MultiModalRL.Core;
using NUnit.Framework.Constraints;

namespace MultiModalRL.Datasets.Tests;

/// <summary>What bad input must lead to.</summary>
internal static class Refused
{
    /// <summary>One <see cref="InputException"/> of one line whose message holds all these parts.</summary>
    public static ThrowsConstraint With(params string[] parts)
    {
        Constraint constraint = new InstanceOfTypeConstraint(typeof(InputException));
        constraint &= new PropertyConstraint("Message", new NotConstraint(new SubstringConstraint("\n")));
        return new(parts.Aggregate(constraint, (all, part) => all & new PropertyConstraint("Message", new SubstringConstraint(part))));
    }
}
