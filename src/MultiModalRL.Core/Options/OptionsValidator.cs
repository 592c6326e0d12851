using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace MultiModalRL.Core;

/// <summary>Validates options records by their annotations and their own rules, nested ones included.</summary>
internal static class OptionsValidator
{
    public static void Validate(object options, string path, List<string> failures)
    {
        foreach (var member in OptionMember.Of(options.GetType()))
        {
            ValidateMember(options, member, OptionMember.Join(path, member.Name), failures);
        }

        if (options is IValidatableObject validatable)
        {
            ValidateRules(validatable, path, failures);
        }
    }

    private static void ValidateMember(object options, OptionMember member, string path, List<string> failures)
    {
        var value = member.Property.GetValue(options);
        foreach (var attribute in member.Property.GetCustomAttributes<ValidationAttribute>(inherit: true))
        {
            ValidateAttribute(attribute, options, value, path, failures);
        }

        if (value is not null)
        {
            ValidateValue(value, path, failures);
        }
    }

    /// <summary>What holds without annotations: finite numbers, valid nested records, element by element.</summary>
    private static void ValidateValue(object value, string path, List<string> failures)
    {
        if (value is double.NaN or double.PositiveInfinity or double.NegativeInfinity
            or float.NaN or float.PositiveInfinity or float.NegativeInfinity)
        {
            failures.Add($"option '{path}' is {OptionsWriter.Text(value)}: expected a finite number");
        }
        else if (OptionsShape.ElementType(value.GetType()) is not null)
        {
            var elements = OptionsShape.Elements(value);
            for (var i = 0; i < elements.Count; i++)
            {
                if (elements[i] is { } element)
                {
                    ValidateValue(element, $"{path}[{i}]", failures);
                }
            }
        }
        else if (OptionsShape.IsRecord(value.GetType()))
        {
            Validate(value, path, failures);
        }
    }

    private static void ValidateAttribute(
        ValidationAttribute attribute, object options, object? value, string path, List<string> failures)
    {
        if (attribute is RangeAttribute range && value is not null)
        {
            ValidateRange(range, value, path, failures);
            return;
        }

        // Annotations count the elements of a list, which an unset immutable array cannot tell.
        var counted = value is not null && OptionsShape.ElementType(value.GetType()) is not null
            ? OptionsShape.Elements(value).ToArray()
            : value;
        var context = new ValidationContext(options) { DisplayName = path, MemberName = null };
        if (attribute.GetValidationResult(counted, context) is { } result)
        {
            failures.Add($"option '{path}' is {OptionsWriter.Text(value)}: {result.ErrorMessage}");
        }
    }

    // RangeAttribute itself rounds a double to an integer where its bounds are integers: 1.4 would be within [0, 1].
    private static void ValidateRange(RangeAttribute range, object value, string path, List<string> failures)
    {
        if (OptionsShape.ElementType(value.GetType()) is not null)
        {
            var elements = OptionsShape.Elements(value);
            for (var i = 0; i < elements.Count; i++)
            {
                ValidateRange(range, elements[i]!, $"{path}[{i}]", failures);
            }

            return;
        }

        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        var low = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
        var high = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        var above = range.MinimumIsExclusive ? number > low : number >= low;
        var below = range.MaximumIsExclusive ? number < high : number <= high;
        if (double.IsFinite(number) && !(above && below))
        {
            failures.Add($"option '{path}' is {OptionsWriter.Text(value)}: expected a number in {OptionsShape.Interval(range)}");
        }
    }

    private static void ValidateRules(IValidatableObject options, string path, List<string> failures)
    {
        foreach (var result in options.Validate(new ValidationContext(options)))
        {
            var names = result.MemberNames.Select(name => OptionMember.Join(path, JsonNamingPolicy.CamelCase.ConvertName(name))).ToArray();
            var subject = names.Length > 0 ? $"option '{string.Join("', '", names)}'" : path.Length > 0 ? $"options '{path}'" : "options";
            failures.Add($"{subject}: {result.ErrorMessage}");
        }
    }
}
